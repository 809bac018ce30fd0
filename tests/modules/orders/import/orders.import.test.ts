import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { useApp } from '../../../kit/app.ts';
import { csvOf } from '../../../kit/csv.ts';
import { makeProduct } from '../../../kit/factories/product.ts';
import { makeSeller } from '../../../kit/factories/seller.ts';
import { setStock } from '../../../kit/factories/stock.ts';
import { importCsv, importProblems } from '../../../kit/import.ts';
import { ledgerProblems } from '../../../kit/ledger.ts';

const app = useApp();

beforeAll(async () => {
  await makeProduct(app(), { sku: 'HIST-1', name: 'One' });
  const { id } = await makeProduct(app(), { sku: 'HIST-2', name: 'Two' });
  await setStock(app(), id, 4);
});

let orderCount = 0;
/** The number of an order that no other test has. */
let number: string;
beforeEach(async () => {
  number = `H-${++orderCount}`;
  await importCsv(app(), {
    'customers.csv': 'code,name,contactName,email,phone,city,country\nCUST-1,Ann,,ann@example.com,,,\n',
    'staff.csv': 'code,name,email,jobTitle,hiredOn\nEMP-1,Bob,,,\n',
  });
});

const orders = (...rows: string[]) => ({
  'orders.csv': csvOf('number,customerCode,staffCode,placedAt,shippedAt,status', rows),
});
const taxedOrders = (...rows: string[]) => ({
  'orders.csv': csvOf('number,customerCode,staffCode,placedAt,shippedAt,status,taxRate', rows),
});
const lines = (...rows: string[]) => ({
  'order-lines.csv': csvOf('orderNumber,sku,quantity,unitPrice,discountRate', rows),
});
const anOrder = (fields: { status?: string; tax?: string } = {}) =>
  `${number},CUST-1,EMP-1,2020-01-02T03:04:05Z,,${fields.status ?? 'DELIVERED'}${fields.tax === undefined ? '' : `,${fields.tax}`}`;

const refusedFor = (files: Record<string, string>) => importProblems(importCsv(app(), files));
const read = async (which = number) =>
  (
    await app().ask(
      'staff',
      `query ($number: String!) { orderByNumber(number: $number) {
        channel status paymentStatus fulfillmentStatus taxRate customer { code } soldBy { code }
        subtotal { amount } discountTotal { amount } tax { amount } total { amount }
        amountPaid { amount } amountRefunded { amount } amountDue { amount }
        lines { sku name quantity discountRate total { amount } }
      } }`,
      { number: which },
    )
  ).orderByNumber;

describe('import of orders', () => {
  it.each([
    ['PENDING_PAYMENT', '0.00', '0.00', '20.93', 'UNPAID', 'UNFULFILLED'],
    ['PAID', '20.93', '0.00', '0.00', 'PAID', 'UNFULFILLED'],
    ['SHIPPED', '20.93', '0.00', '0.00', 'PAID', 'SHIPPED'],
    ['DELIVERED', '20.93', '0.00', '0.00', 'PAID', 'DELIVERED'],
    ['CANCELLED', '0.00', '0.00', '0.00', 'UNPAID', 'UNFULFILLED'],
    ['REFUNDED', '20.93', '20.93', '0.00', 'REFUNDED', 'UNFULFILLED'],
  ])('of one that is %s: paid %s, refunded %s, due %s, %s, %s', async (...row) => {
    const [status, paid, refunded, due, paymentStatus, fulfillmentStatus] = row;
    const files = {
      ...taxedOrders(anOrder({ status, tax: '0.1' })),
      ...lines(`${number},hist-1,3,5.55,0.25`, `${number},HIST-2,1,6.54,`),
    };
    await importCsv(app(), files);
    const order = await read();
    expect(order).toMatchObject({
      channel: 'IMPORT',
      status,
      paymentStatus,
      fulfillmentStatus,
      taxRate: '0.1',
      customer: { code: 'CUST-1' },
      soldBy: { code: 'EMP-1' },
      subtotal: { amount: '23.19' },
      discountTotal: { amount: '4.16' },
      tax: { amount: '1.90' },
      total: { amount: '20.93' },
      amountPaid: { amount: paid },
      amountRefunded: { amount: refunded },
      amountDue: { amount: due },
      lines: [
        { sku: 'HIST-1', name: 'One', quantity: 3, discountRate: '0.25', total: { amount: '12.49' } },
        { sku: 'HIST-2', name: 'Two', quantity: 1, discountRate: '0', total: { amount: '6.54' } },
      ],
    });
    const again = await importCsv(app(), files);
    expect(again.files.map(file => file.changes)).toEqual([
      { created: 0, updated: 0, unchanged: 1 },
      { created: 0, updated: 0, unchanged: 2 },
    ]);
    expect(await read()).toEqual(order);
  });

  it('leaves what the files have no columns for as it is', async () => {
    const before = { ...taxedOrders(anOrder({ tax: '0.1' })), ...lines(`${number},HIST-1,2,10,0.5`) };
    await importCsv(app(), before);
    const order = await read();
    const result = await importCsv(app(), {
      'orders.csv': csvOf('number;status', [`${number};REFUNDED`]),
      'order-lines.csv': csvOf('orderNumber;sku;unitPrice', [`${number};HIST-1;12,50`]),
    });
    expect(result.files.map(({ changes }) => changes.updated)).toEqual([1, 1]);
    expect(await read()).toEqual({
      ...order,
      status: 'REFUNDED',
      paymentStatus: 'REFUNDED',
      subtotal: { amount: '25.00' },
      discountTotal: { amount: '12.50' },
      tax: { amount: '1.25' },
      total: { amount: '13.75' },
      amountPaid: { amount: '13.75' },
      amountRefunded: { amount: '13.75' },
      lines: [{ ...order.lines[0], total: { amount: '12.50' } }],
    });
    const unchanged = await importCsv(app(), {
      ...orders(anOrder({ status: 'REFUNDED' })),
      'order-lines.csv': csvOf('orderNumber,sku', [`${number},HIST-1`]),
    });
    expect(unchanged.files.map(({ changes }) => changes.unchanged)).toEqual([1, 1]);
  });

  it('needs columns for new orders and lines, which it names', async () => {
    await importCsv(app(), orders(anOrder()));
    expect(
      await refusedFor({
        'orders.csv': csvOf('number,customerCode', [`${number},`, `${number}-new,CUST-1`]),
        'order-lines.csv': csvOf('orderNumber,sku,unitPrice', [`${number},HIST-1,5`]),
      }),
    ).toEqual([
      `orders.csv:3: "${number}-new" is new, and a new row needs the columns placedAt, status, which the file lacks.`,
      `order-lines.csv:2: "${number.toLowerCase()}/hist-1" is new, and a new row needs the column quantity, which the file lacks.`,
    ]);
  });

  it('reads rates with decimal commas', async () => {
    await importCsv(app(), {
      'orders.csv': csvOf('number;placedAt;status;taxRate', [`${number};2020-01-02T03:04:05Z;PAID;0,075`]),
      'order-lines.csv': csvOf('orderNumber;sku;quantity;unitPrice;discountRate', [
        `${number};HIST-1;1;10,00;0,125`,
      ]),
    });
    expect(await read()).toMatchObject({ taxRate: '0.075', lines: [{ discountRate: '0.125' }] });
  });

  it('asks for no customer, no seller, and no tax rate', async () => {
    await importCsv(app(), {
      ...orders(`${number},,,2020-01-02T03:04:05+02:00,,PAID`),
      ...lines(`${number},HIST-1,1,10,`),
    });
    expect(await read()).toMatchObject({
      customer: null,
      soldBy: null,
      taxRate: '0',
      total: { amount: '10.00' },
    });
  });

  it('takes over changed lines, and lines that come later', async () => {
    await importCsv(app(), { ...orders(anOrder()), ...lines(`${number},HIST-1,1,10,`) });
    await importCsv(app(), lines(`${number},HIST-1,2,10,`, `${number},HIST-2,1,1,1`));
    expect(await read()).toMatchObject({
      subtotal: { amount: '21.00' },
      total: { amount: '20.00' },
      amountPaid: { amount: '20.00' },
      lines: [{ quantity: 2 }, { total: { amount: '0.00' } }],
    });
  });

  it('adds lines that come alone after the last one of their order, and leaves known lines where they are', async () => {
    await importCsv(app(), { ...orders(anOrder()), ...lines(`${number},HIST-2,1,10,`) });
    await importCsv(app(), lines(`${number},HIST-1,1,5,`));
    const files = lines(`${number},HIST-1,1,5,`, `${number},HIST-2,1,10,`);
    const again = await importCsv(app(), files);
    expect(again.files.map(file => file.changes)).toEqual([{ created: 0, updated: 0, unchanged: 2 }]);
    expect(await read()).toMatchObject({
      total: { amount: '15.00' },
      lines: [{ sku: 'HIST-2' }, { sku: 'HIST-1' }],
    });
  });

  it('keeps what was refunded here, also of an order whose lines are far apart in the file', async () => {
    await importCsv(app(), {
      ...orders(anOrder()),
      ...lines(`${number},HIST-1,1,60,`, `${number},HIST-2,2,20,`),
    });
    const { orderByNumber: order } = await app().ask(
      'staff',
      'query ($number: String!) { orderByNumber(number: $number) { id lines { id } } }',
      { number },
    );
    const returned = {
      idempotencyKey: number,
      orderId: order.id,
      lines: order.lines.map(({ id }: { id: string }) => ({ orderLineId: id, quantity: 1, restock: false })),
    };
    expect((await app().mutate('returnOrderLines', returned, 'order { id }')).userErrors).toEqual([]);
    expect(await read()).toMatchObject({ total: { amount: '100.00' }, amountRefunded: { amount: '80.00' } });

    const others = Array.from({ length: 250 }, (_, index) => `${number}-${index}`);
    await importCsv(app(), {
      ...orders(...others.map(other => anOrder().replace(number, other))),
      ...lines(
        `${number},HIST-1,1,20,`,
        ...others.map(other => `${other},HIST-1,1,1,`),
        `${number},HIST-2,2,50,`,
      ),
    });
    expect(await read()).toMatchObject({ total: { amount: '120.00' }, amountRefunded: { amount: '80.00' } });
  });

  it('computes the totals again when only the status or the tax rate changes', async () => {
    const files = (status: string, tax: string) => ({
      ...taxedOrders(anOrder({ status, tax })),
      ...lines(`${number},HIST-1,2,10,`),
    });
    await importCsv(app(), files('PAID', '0.1'));
    const changed = await importCsv(app(), files('PAID', '0.2'));
    expect(changed.files.map(file => file.changes)).toEqual([
      { created: 0, updated: 1, unchanged: 0 },
      { created: 0, updated: 0, unchanged: 1 },
    ]);
    expect(await read()).toMatchObject({ tax: { amount: '4.00' }, total: { amount: '24.00' } });
    await importCsv(app(), taxedOrders(anOrder({ status: 'REFUNDED', tax: '0.2' })));
    expect(await read()).toMatchObject({
      status: 'REFUNDED',
      total: { amount: '24.00' },
      amountRefunded: { amount: '24.00' },
    });
    await importCsv(app(), taxedOrders(anOrder({ status: 'CANCELLED', tax: '' })));
    expect(await read()).toMatchObject({
      taxRate: '0',
      total: { amount: '20.00' },
      amountPaid: { amount: '0.00' },
      amountRefunded: { amount: '0.00' },
    });
  });

  it.each([
    [
      'an unknown customer',
      ['nobody,EMP-1,2020-01-01T00:00:00Z,,PAID'],
      ['customerCode: There is no customer with the code "nobody".'],
    ],
    [
      'an unknown staff member',
      ['CUST-1,nobody,2020-01-01T00:00:00Z,,PAID'],
      ['staffCode: There is no staff member with the code "nobody".'],
    ],
    ['a day that is not', ['CUST-1,EMP-1,2020-02-30T00:00:00Z,,PAID'], ['placedAt: must be a time such as']],
    [
      'a day without a time',
      ['CUST-1,EMP-1,2020-02-03,soon,PAID'],
      ['placedAt: must be a time such as', 'shippedAt: must be a time such as'],
    ],
    ['no time at all', ['CUST-1,EMP-1,,,PAID'], ['placedAt: must be a time such as']],
    [
      'an unknown status',
      ['CUST-1,EMP-1,2020-01-01T00:00:00Z,,Paid'],
      ['status: must be one of PENDING_PAYMENT, PAID'],
    ],
  ])('names %s with file, line, and column, and keeps nothing', async (_what, [bad], reasons) => {
    const problems = await refusedFor(orders(anOrder(), `${number}-bad,${bad}`));
    expect(problems).toHaveLength(reasons.length);
    for (const [index, reason] of reasons.entries())
      expect(problems[index]).toContain(`orders.csv:3 ${reason}`);
    expect(await read()).toBeNull();
  });

  it.each(['1.5', '-0.1', 'nine', '0.1234567'])('refuses a tax rate of %s', async tax => {
    expect(await refusedFor(taxedOrders(anOrder({ tax })))).toEqual([
      expect.stringMatching(/^orders\.csv:2 taxRate: must be a rate from 0 to 1/),
    ]);
  });

  it('names an order that comes twice', async () => {
    expect(await refusedFor(orders(anOrder(), anOrder().replace('H-', 'h-')))).toEqual([
      'orders.csv:3 number: is the same as on line 2.',
    ]);
  });

  it.each([
    [
      'an unknown order',
      row => row('H-none,HIST-1,1,1,'),
      'orderNumber: There is no imported order "H-none".',
    ],
    [
      'an unknown product',
      row => row(`${number},NONE,1,1,`),
      'sku: There is no product with the SKU "NONE".',
    ],
    ['no units', row => row(`${number},HIST-2,0,1,`), 'quantity: must be a whole number from 1 to'],
    ['half a unit', row => row(`${number},HIST-2,0.5,1,`), 'quantity: must be a whole number from 1 to'],
    ['a negative price', row => row(`${number},HIST-2,1,-1,`), 'unitPrice: must be 0 or more'],
    ['a price of tenths of cents', row => row(`${number},HIST-2,1,1.005,`), 'unitPrice: has 3 decimals'],
    ['no price', row => row(`${number},HIST-2,1,,`), 'unitPrice: must be a decimal number'],
    [
      'more than all taken off',
      row => row(`${number},HIST-2,1,1,1.5`),
      'discountRate: must be a rate from 0 to 1',
    ],
    [
      'a line that comes twice',
      row => row(`${number},hist-1,1,1,`),
      'orderNumber, sku: is the same as on line 2.',
    ],
    [
      'more than can be counted',
      row => row(`${number},HIST-2,100000,9999999999,`),
      'quantity: comes to more than',
    ],
  ] as [string, (row: (text: string) => string) => string, string][])(
    'names a line with %s, and keeps nothing',
    async (_what, make, reason) => {
      const bad = make(text => text);
      const problems = await refusedFor({
        ...orders(anOrder()),
        ...lines(`${number},HIST-1,1,10,`, bad),
      });
      expect(problems).toHaveLength(1);
      expect(problems[0]).toContain(`order-lines.csv:3 ${reason}`);
      expect(await read()).toBeNull();
    },
  );

  it('leaves out bad rows and what hangs on them with --skip-invalid, and keeps the rest', async () => {
    const other = `${number}-bad`;
    const result = await importCsv(
      app(),
      {
        ...orders(anOrder(), `${other},nobody,,2020-01-01T00:00:00Z,,PAID`),
        ...lines(`${other},HIST-1,1,10,`, `${number},HIST-1,0,10,`, `${number},HIST-2,3,10,0.5`),
      },
      { skipInvalid: true },
    );
    expect(result.files.map(({ changes, skipped }) => [changes.created, skipped])).toEqual([
      [1, 1],
      [1, 2],
    ]);
    expect(result.problems.lines()).toEqual([
      'orders.csv:3 customerCode: There is no customer with the code "nobody".',
      expect.stringMatching(/^order-lines\.csv:3 quantity/),
      `order-lines.csv:2 orderNumber: There is no imported order "${other}".`,
    ]);
    expect(await read(other)).toBeNull();
    expect(await read()).toMatchObject({ total: { amount: '15.00' }, lines: [{ sku: 'HIST-2' }] });
  });

  it('changes no order of the store itself', async () => {
    const seller = await makeSeller(app());
    const { productBySku } = await app().ask('guest', '{ productBySku(sku: "HIST-2") { id } }');
    const { order } = await seller.sell({ lines: [{ productId: productBySku.id, quantity: 1 }] });
    const before = await read(order.number);
    const row = (name: string) => `${name},CUST-1,EMP-1,2020-01-01T00:00:00Z,,CANCELLED`;
    expect(
      await refusedFor({
        ...orders(row(order.number), row(order.number.toLowerCase() + 1)),
        ...lines(`${order.number},HIST-1,1,10,`),
      }),
    ).toEqual([
      `orders.csv:2 number: "${order.number}" is an order of this store, which no import changes.`,
      `order-lines.csv:2 orderNumber: There is no imported order "${order.number}".`,
    ]);
    expect(await read(order.number)).toEqual(before);
    expect(before.channel).toBe('COUNTER');
  });

  it('sends its customer no mail, and takes nothing out of stock', async () => {
    const jobs = async () =>
      (
        await app().sql<{ jobs: number; mails: number; moves: number }>(
          `select (select count(*) from job where name <> 'analytics.follow-import') as jobs, (select count(*) from email_message) as mails, (select count(*) from stock_movement) as moves`,
        )
      )[0];
    await app().work();
    const before = await jobs();
    await importCsv(app(), {
      ...orders(anOrder({ status: 'PENDING_PAYMENT' })),
      ...lines(`${number},HIST-2,1000,10,`),
    });
    expect(await jobs()).toEqual(before);
    app().clock.advance(3 * 60 * 60_000);
    await app().work();
    expect(await read()).toMatchObject({ status: 'PENDING_PAYMENT' });
    expect(await jobs()).toEqual(before);
    expect(await ledgerProblems(app())).toEqual([]);
  });
});
