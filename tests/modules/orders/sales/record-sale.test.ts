import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { useApp } from '../../../kit/app.ts';
import { bookProblems } from '../../../kit/book-problems.ts';
import { codeOf, codesOf } from '../../../kit/codes.ts';
import { makeSeller, readSale, type Seller } from '../../../kit/factories/seller.ts';
import { makeShopper } from '../../../kit/factories/shopper.ts';
import { stockedProduct } from '../../../kit/factories/stock.ts';
import { sentMails } from '../../../kit/mailbox.ts';
import { newKey } from '../../../kit/new-key.ts';
import { onHandOf } from '../../../kit/stock.ts';

const app = useApp();
let seller: Seller;

beforeAll(async () => {
  seller = await makeSeller(app());
});
afterEach(async () => {
  expect(await bookProblems(app())).toEqual([]);
});

const salesOf = async () => (await app().ask('staff', '{ orders { totalCount } }')).orders.totalCount;

describe('recordSale', () => {
  it('is paid and handed over at once', async () => {
    const lamp = await stockedProduct(app(), 10, { name: 'Lamp', price: '19.99' });
    const bulb = await stockedProduct(app(), 5, { name: 'Bulb', price: '2.50' });
    const { order, userErrors } = await seller.sell({
      lines: [
        { productId: lamp.id, quantity: 3, discountRate: '0.1' },
        { productId: bulb.id, quantity: 2 },
      ],
      cashReceived: '70',
      notes: ' Wrapped. ',
    });
    expect(userErrors).toEqual([]);
    expect(order).toMatchObject({
      number: expect.stringMatching(/^S-/),
      channel: 'COUNTER',
      status: 'DELIVERED',
      notes: 'Wrapped.',
      shippingAddress: null,
      customer: null,
      soldBy: { id: seller.staffMemberId },
      taxRate: '0.09',
      subtotal: { amount: '64.97' },
      discountTotal: { amount: '6.00' },
      tax: { amount: '5.31' },
      total: { amount: '64.28' },
      amountDue: { amount: '0.00' },
      amountPaid: { amount: '64.28' },
      amountRefunded: { amount: '0.00' },
      changeGiven: { amount: '5.72' },
      lines: [
        { name: 'Lamp', quantity: 3, discountRate: '0.1', total: { amount: '53.97' } },
        { name: 'Bulb', quantity: 2, discountRate: '0', total: { amount: '5.00' } },
      ],
      payments: [{ provider: 'CASH', status: 'SUCCEEDED', amount: { amount: '64.28' } }],
      events: [{ kind: 'SOLD' }],
    });
    expect(order.paidAt).toBe(order.deliveredAt);
    expect([await onHandOf(app(), lamp.id), await onHandOf(app(), bulb.id)]).toEqual([7, 3]);
    const { auditLog } = await app().ask(
      'admin',
      `{ auditLog(filter: { targetId: "${order.id}" }) { nodes { action facts } } }`,
    );
    expect(auditLog.nodes).toMatchObject([{ action: 'order.sold', facts: { total: '64.28' } }]);
  });

  it('is told no cash and gives no change with a card', async () => {
    const { id: productId } = await stockedProduct(app(), 3);
    const lines = [{ productId, quantity: 1 }];
    const { order } = await seller.sell({ lines, paymentMethod: 'CARD_TERMINAL' });
    expect(order).toMatchObject({
      changeGiven: null,
      total: { amount: '10.90' },
      payments: [{ provider: 'CARD_TERMINAL' }],
    });
    expect(
      (await seller.sell({ lines, paymentMethod: 'CARD_TERMINAL', cashReceived: '20' })).userErrors,
    ).toMatchObject([{ code: 'INVALID_INPUT', path: ['cashReceived'] }]);
    expect(await onHandOf(app(), productId)).toBe(2);
  });

  it.each([
    ['10.89', ['INVALID_INPUT'], undefined],
    ['-20', ['INVALID_INPUT'], undefined],
    ['20.001', ['INVALID_INPUT'], undefined],
    ['10.90', [], '0.00'],
    ['100', [], '89.10'],
  ])('takes %s in cash for 10.90: %j', async (cashReceived, codes, change) => {
    const product = await stockedProduct(app(), 3);
    const { order, userErrors } = await seller.sell({
      lines: [{ productId: product.id, quantity: 1 }],
      cashReceived,
    });
    expect(userErrors.map((error: { code: string }) => error.code)).toEqual(codes);
    expect(order?.changeGiven.amount).toBe(change);
    expect(await onHandOf(app(), product.id)).toBe(codes.length === 0 ? 2 : 3);
  });

  it.each([
    ['STAFF', '0.1', '0.100001'],
    ['MANAGER', '0.3', '0.31'],
    ['ADMIN', '1', '1.000001'],
  ] as const)('lets %s take off %s and no more', async (role, most, more) => {
    const product = await stockedProduct(app(), 9, { price: '100' });
    const giver = await makeSeller(app(), role);
    const sell = (discountRate: string) =>
      giver.sell({
        lines: [
          { productId: product.id, quantity: 1 },
          { productId: product.id, quantity: 1, discountRate },
        ],
      });
    const { order } = await sell(most);
    expect(order.discountTotal.amount).toBe((Number(most) * 100).toFixed(2));
    expect((await sell(more)).userErrors).toMatchObject([
      {
        code: role === 'ADMIN' ? 'INVALID_INPUT' : 'DISCOUNT_TOO_HIGH',
        path: ['lines', '1', 'discountRate'],
      },
    ]);
    expect(await onHandOf(app(), product.id)).toBe(7);
  });

  it.each(['1.5', '-1', '-0.1', '0.0000001', '1e-1', '10'])(
    'refuses a discount of %s',
    async discountRate => {
      const { id: productId } = await stockedProduct(app(), 9);
      const query = `mutation ($input: RecordSaleInput!) { recordSale(input: $input) { order { id } userErrors { code path } } }`;
      const input = {
        idempotencyKey: newKey(),
        paymentMethod: 'CASH',
        lines: [{ productId, quantity: 1, discountRate }],
      };
      const { data, errors } = await app().send('admin', query, { input });
      const code = errors ? codeOf({ data, errors }) : data.recordSale.userErrors[0].code;
      expect(['INVALID_INPUT', 'BAD_USER_INPUT']).toContain(code);
      expect(await onHandOf(app(), productId)).toBe(9);
    },
  );

  it('needs no payment for what is given away', async () => {
    const product = await stockedProduct(app(), 2);
    const admin = await makeSeller(app(), 'ADMIN');
    const { order } = await admin.sell({
      lines: [{ productId: product.id, quantity: 1, discountRate: '1' }],
    });
    expect(order).toMatchObject({ status: 'DELIVERED', total: { amount: '0.00' }, payments: [] });
    const voided = await admin.void(order);
    expect(voided.order).toMatchObject({ status: 'CANCELLED', payments: [] });
    expect(await onHandOf(app(), product.id)).toBe(2);
  });

  it('puts lines of the same product and discount together, and keeps others apart', async () => {
    const product = await stockedProduct(app(), 10);
    const line = (quantity: number, discountRate = '0') => ({
      productId: product.id,
      quantity,
      discountRate,
    });
    const { order } = await seller.sell({ lines: [line(1), line(2, '0.05'), line(3), line(1, '0.050')] });
    expect(order.lines).toMatchObject([
      { quantity: 4, discountRate: '0' },
      { quantity: 3, discountRate: '0.05' },
    ]);
    expect(await onHandOf(app(), product.id)).toBe(3);
  });

  it('names the customer, and sends them no mail that only orders deserve', async () => {
    const shopper = await makeShopper(app());
    const { id: productId } = await stockedProduct(app(), 3);
    const { order } = await seller.sell({
      customerId: shopper.customerId,
      lines: [{ productId, quantity: 1 }],
    });
    expect(order.customer).toEqual({ id: shopper.customerId });
    const { orders } = await shopper.ask('{ orders { nodes { id soldBy { id } } } }');
    expect(orders.nodes).toMatchObject([{ id: order.id }]);
    await app().work();
    const mails = await sentMails(app());
    expect(mails.filter(mail => mail.to === shopper.email && mail.template === 'orders.placed')).toEqual([]);
  });

  it('refuses customers and products that are not there or not for sale', async () => {
    const { id: productId } = await stockedProduct(app(), 3);
    const archived = await stockedProduct(app(), 3);
    await app().mutate('updateProduct', { productId: archived.id, status: 'ARCHIVED' }, 'product { id }');
    const before = await salesOf();
    const lines = [{ productId, quantity: 1 }];
    const unknown = 'product_01h455vb4pex5vsknk084sn02q';
    expect(
      (await seller.sell({ lines, customerId: 'customer_01h455vb4pex5vsknk084sn02q' })).userErrors,
    ).toMatchObject([{ code: 'NOT_FOUND', path: ['customerId'] }]);
    expect(
      (await seller.sell({ lines: [...lines, { productId: unknown, quantity: 1 }] })).userErrors,
    ).toMatchObject([{ code: 'NOT_FOUND', path: ['lines', '1', 'productId'] }]);
    expect(
      (await seller.sell({ lines: [{ productId: archived.id, quantity: 1 }] })).userErrors,
    ).toMatchObject([{ code: 'PRODUCT_NOT_FOR_SALE', path: ['lines', '0', 'productId'] }]);
    expect(codesOf(await seller.sell({ lines: [] }))).toEqual(['INVALID_INPUT']);
    expect(codesOf(await seller.sell({ lines: [{ productId, quantity: 0 }] }))).toEqual(['INVALID_INPUT']);
    expect(await salesOf()).toBe(before);
    expect(await onHandOf(app(), productId)).toBe(3);
  });

  it('sells nothing when there is too little of one thing, counted over all lines', async () => {
    const scarce = await stockedProduct(app(), 2);
    const plenty = await stockedProduct(app(), 20);
    const { order, userErrors } = await seller.sell({
      lines: [
        { productId: plenty.id, quantity: 5 },
        { productId: scarce.id, quantity: 2 },
        { productId: scarce.id, quantity: 1, discountRate: '0.1' },
      ],
    });
    expect(order).toBeNull();
    expect(userErrors).toMatchObject([
      { code: 'INSUFFICIENT_STOCK', productId: scarce.id, requested: 3, available: 2 },
    ]);
    expect(userErrors[0].path.slice(0, 2)).toEqual(['lines', '1']);
    expect([await onHandOf(app(), scarce.id), await onHandOf(app(), plenty.id)]).toEqual([2, 20]);
  });

  it.each([
    ['guest', 'UNAUTHENTICATED'],
    ['customer', 'FORBIDDEN'],
  ])('is not for a %s', async (actor, code) => {
    const { id: productId } = await stockedProduct(app(), 3);
    for (const mutation of [
      `recordSale(input: { idempotencyKey: "x", paymentMethod: CASH, lines: [{ productId: "${productId}", quantity: 1 }] })`,
      `updateSale(input: { orderId: "order_01h455vb4pex5vsknk084sn02q", lines: [{ productId: "${productId}", quantity: 1 }] })`,
      `voidSale(input: { orderId: "order_01h455vb4pex5vsknk084sn02q", reason: "x" })`,
    ])
      expect(codeOf(await app().send(actor, `mutation { ${mutation} { order { id } } }`))).toBe(code);
    expect(await onHandOf(app(), productId)).toBe(3);
  });

  it('leaves the seller empty when the account belongs to no staff member', async () => {
    const { id: productId } = await stockedProduct(app(), 3);
    const { order } = await app().mutate(
      'recordSale',
      { idempotencyKey: newKey(), paymentMethod: 'CASH', lines: [{ productId, quantity: 1 }] },
      'order { id soldBy { id } }',
      'manager',
    );
    expect(order.soldBy).toBeNull();
  });

  it('happens once when it is sent ten times at once', async () => {
    const product = await stockedProduct(app(), 100);
    const input = { idempotencyKey: newKey(), lines: [{ productId: product.id, quantity: 2 }] };
    const answers = await Promise.all(Array.from({ length: 10 }, () => seller.sell(input)));
    expect(new Set(answers.map(answer => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0].userErrors).toEqual([]);
    expect(await onHandOf(app(), product.id)).toBe(98);
    expect((await readSale(app(), answers[0].order)).payments).toHaveLength(1);
    const other = { ...input, lines: [{ productId: product.id, quantity: 3 }] };
    expect(codesOf(await seller.sell(other))).toEqual(['IDEMPOTENCY_KEY_REUSED']);
    const somebodyElse = await makeSeller(app());
    expect(codesOf(await somebodyElse.sell(other))).toEqual([]);
    expect(await onHandOf(app(), product.id)).toBe(95);
  });

  it('sells the last ones once when many want them at once', async () => {
    const product = await stockedProduct(app(), 5);
    const answers = await Promise.all(
      Array.from({ length: 12 }, () => seller.sell({ lines: [{ productId: product.id, quantity: 1 }] })),
    );
    expect(codesOf(...answers)).toEqual(Array.from({ length: 7 }, () => 'INSUFFICIENT_STOCK'));
    expect(await onHandOf(app(), product.id)).toBe(0);
  });
});
