import { beforeAll, describe, expect, it } from 'vitest';
import { AuditEntry } from '../../../src/modules/audit/audit-entry.entity.ts';
import { inTransaction } from '../../../src/platform/context/in-transaction.ts';
import { bulkInsert } from '../../../src/platform/database/bulk.ts';
import { newId } from '../../../src/platform/lib/typed-id.ts';
import type { TestActor } from '../../kit/actors.ts';
import { useApp } from '../../kit/app.ts';
import { as } from '../../kit/as.ts';
import { makeOrder } from '../../kit/factories/order.ts';
import { makeProduct } from '../../kit/factories/product.ts';
import { makeRentable, makeRental } from '../../kit/factories/rental.ts';
import { makeShopper, type Shopper } from '../../kit/factories/shopper.ts';
import { canReadPdf, readCsv, readPdf, readXlsx, type XlsxCell } from '../../kit/files/read-back.ts';
import { newKey } from '../../kit/new-key.ts';
import { statementsDuring } from '../../kit/statements.ts';
import { updateSettings } from '../../kit/update-settings.ts';
import { fileOf, made } from './support.ts';

const app = useApp();
let manager: TestActor;
let shopper: Shopper;

const evil = ['=HYPERLINK("http://x")', '+1', '-1', '@x', 'Anna "the" Sön; Ltd, 😀 中文'] as const;

beforeAll(async () => {
  manager = await app().actors.find('manager');
  shopper = await makeShopper(app());
  for (const name of evil) await makeProduct(app(), { name, price: '1299.50' });
  for (const name of evil)
    await app().mutate(
      'createCustomer',
      { name, contactName: name, address: { city: 'Köln' } },
      'customer { id }',
    );
  await makeOrder(app(), shopper, 'DELIVERED');
  await makeOrder(app(), shopper, 'REFUNDED');
  await makeOrder(app(), shopper, 'CANCELLED');
  await makeRental(shopper, await makeRentable(app()));
  const supplier = { name: 'Kabel & Söhne', contactName: '=1+1', city: 'Köln', country: 'Germany' };
  await app().mutate('createSupplier', supplier, 'supplier { id }');
  const { staffMember } = await app().mutate(
    'createStaffMember',
    { name: 'Mina Maker', jobTitle: 'Maker' },
    'staffMember { id }',
    'admin',
  );
  const { id: productId } = await makeProduct(app(), { name: 'A lamp that is made here' });
  await app().mutate(
    'recordProduction',
    {
      idempotencyKey: newKey(),
      staffMemberId: staffMember.id,
      productId,
      quantity: 3,
      producedOn: '2026-03-01',
    },
    'productionRecord { id }',
  );
  await app().work();
});

// biome-ignore lint/suspicious/noExplicitAny: a test knows the shape of the answer to its own query
type Data = any;

/** What the API says of each list, as the rows of its CSV file should. */
const lists: Record<string, { query: string; rows: (data: Data) => Record<string, string>[] }> = {
  PRODUCTS: {
    query: `{ products(first: 100, sort: { field: CREATED_AT }) { nodes { id sku name price { amount currencyCode } status stock { onHand } } } }`,
    rows: ({ products }: Data) =>
      products.nodes.map(({ sku, name, price, status, stock }: Data) => ({
        SKU: sku,
        Name: name,
        Price: price.amount,
        Currency: price.currencyCode,
        Status: status,
        'On hand': String(stock.onHand),
      })),
  },
  CUSTOMERS: {
    query: `{ customers(first: 100) { nodes { code name contactName address { city } createdAt } } }`,
    rows: ({ customers }: Data) =>
      customers.nodes.map(({ code, name, contactName, address }: Data) => ({
        Code: code,
        Name: name,
        Contact: contactName ?? '',
        City: address?.city ?? '',
      })),
  },
  SUPPLIERS: {
    query: `{ suppliers(first: 100) { nodes { code name contactName city country } } }`,
    rows: ({ suppliers }: Data) =>
      suppliers.nodes.map(({ code, name, contactName, city, country }: Data) => ({
        Code: code,
        Name: name,
        Contact: contactName ?? '',
        City: city ?? '',
        Country: country ?? '',
      })),
  },
  USERS: {
    query: `{ users(first: 100) { nodes { name email status mfaEnabled roles { name } createdAt } } }`,
    rows: ({ users }: Data) =>
      users.nodes.map(({ name, email, status, mfaEnabled, roles }: Data) => ({
        Name: name,
        Email: email,
        Status: status,
        Roles: roles.map((role: Data) => role.name).join(', '),
        'Second factor': mfaEnabled ? 'yes' : 'no',
      })),
  },
  STAFF_MEMBERS: {
    query: `{ staffMembers(first: 100) { nodes { code name jobTitle status user { id } } } }`,
    rows: ({ staffMembers }: Data) =>
      staffMembers.nodes.map(({ code, name, jobTitle, status, user }: Data) => ({
        Code: code,
        Name: name,
        'Job title': jobTitle ?? '',
        Status: status,
        'Has account': user ? 'yes' : 'no',
      })),
  },
  STOCK_MOVEMENTS: {
    query: `{ stockMovements(first: 100) { nodes { at delta onHandAfter reason reference note product { sku name } actor { name } } } }`,
    rows: ({ stockMovements }: Data) =>
      stockMovements.nodes.map((movement: Data) => ({
        At: iso(movement.at),
        SKU: movement.product.sku,
        Product: movement.product.name,
        Change: String(movement.delta),
        'On hand after': String(movement.onHandAfter),
        Reason: movement.reason,
        Note: movement.note ?? '',
        'Reference (id)': movement.reference ?? '',
        By: movement.actor?.name ?? '',
      })),
  },
  PRODUCTION_RECORDS: {
    query: `{ productionRecords(first: 100) { nodes { producedOn quantity product { sku } staffMember { name } createdAt } } }`,
    rows: ({ productionRecords }: Data) =>
      productionRecords.nodes.map((record: Data) => ({
        Day: record.producedOn,
        Quantity: String(record.quantity),
        SKU: record.product.sku,
        'Made by': record.staffMember.name,
      })),
  },
  ORDERS: {
    query: `{ orders(first: 100) { nodes { number status channel placedAt subtotal { amount } tax { amount } total { amount } amountPaid { amount } amountRefunded { amount } customer { name code } } } }`,
    rows: ({ orders }: Data) =>
      orders.nodes.map((order: Data) => ({
        Number: order.number,
        Status: order.status,
        Channel: order.channel,
        Placed: iso(order.placedAt),
        Subtotal: order.subtotal.amount,
        Tax: order.tax.amount,
        Total: order.total.amount,
        Paid: order.amountPaid.amount,
        Refunded: order.amountRefunded.amount,
        Customer: order.customer.name,
        'Customer code': order.customer.code,
      })),
  },
  ORDER_LINES: {
    query: `{ orders(first: 100) { nodes { number status lines { sku name quantity unitPrice { amount } discountRate total { amount } refunded { amount } } } } }`,
    rows: ({ orders }: Data) =>
      orders.nodes.flatMap(({ number, status, lines }: Data) =>
        lines.map((line: Data) => ({
          Order: number,
          Status: status,
          SKU: line.sku,
          Name: line.name,
          Quantity: String(line.quantity),
          'Unit price': line.unitPrice.amount,
          'Discount rate': line.discountRate,
          'Net total': line.total.amount,
          Refunded: line.refunded.amount,
        })),
      ),
  },
  PAYMENTS: {
    query: `{ payments(first: 100) { nodes { description provider status amount { amount currencyCode } refundedAmount { amount } createdAt } } }`,
    rows: ({ payments }: Data) =>
      payments.nodes.map((payment: Data) => ({
        For: payment.description,
        Way: payment.provider,
        Status: payment.status,
        Amount: payment.amount.amount,
        Currency: payment.amount.currencyCode,
        Refunded: payment.refundedAmount.amount,
        Begun: iso(payment.createdAt),
      })),
  },
  REFUNDS: {
    query: `{ refunds(first: 100) { nodes { status reason createdAt amount { amount currencyCode } payment { description provider } } } }`,
    rows: ({ refunds }: Data) =>
      refunds.nodes.map((refund: Data) => ({
        For: refund.payment.description,
        Way: refund.payment.provider,
        Status: refund.status,
        Amount: refund.amount.amount,
        Currency: refund.amount.currencyCode,
        Reason: refund.reason,
        'Asked for': iso(refund.createdAt),
      })),
  },
  RENTALS: {
    query: `{ rentals(first: 100) { nodes { number status startDate endDate months monthlyRate { amount } deposit { amount } total { amount } balance { amount } customer { name } productName } } }`,
    rows: ({ rentals }: Data) =>
      rentals.nodes.map((rental: Data) => ({
        Number: rental.number,
        Status: rental.status,
        'First day': rental.startDate,
        Until: rental.endDate,
        Months: String(rental.months),
        'Monthly rent': rental.monthlyRate.amount,
        Deposit: rental.deposit.amount,
        Charged: rental.total.amount,
        Balance: rental.balance.amount,
        Customer: rental.customer.name,
        Product: rental.productName,
      })),
  },
  AUDIT_LOG: {
    query: `{ auditLog(first: 100, filter: { action: "customer.created" }) { nodes { action targetType targetId changes actor { name } at } } }`,
    rows: ({ auditLog }: Data) =>
      auditLog.nodes.map((entry: Data) => ({
        At: iso(entry.at),
        Action: entry.action,
        Target: entry.targetType,
        'Target (id)': entry.targetId,
        Who: entry.actor?.name ?? '',
        Changes: JSON.stringify(entry.changes),
      })),
  },
};

const iso = (at: string) => `${at.slice(0, 19)}+00:00`;
const guarded = (text: string) => (/^[=+\-@]/.test(text) && !/^-?\d+\.\d+$/.test(text) ? `'${text}` : text);
// Whole numbers need no guard, though a text that looks like one does.
const numbers = new Set(['Change']);
const key = (row: Record<string, string>) => JSON.stringify(row);

async function expectedRows(report: string): Promise<Record<string, string>[]> {
  const { query, rows } = lists[report]!;
  return rows(await as(app(), manager).ask(query));
}

/** The columns of a file that the expectation speaks of. */
function picked(
  cells: readonly (readonly XlsxCell[])[],
  like: Record<string, string>,
): Record<string, XlsxCell>[] {
  const [header, ...rows] = cells;
  return rows.map(row =>
    Object.fromEntries(Object.keys(like).map(name => [name, row[header!.indexOf(name)] ?? ''])),
  );
}

describe.each(Object.keys(lists))('the export of %s', report => {
  it('holds in CSV what the API says, with texts that stay texts', async () => {
    const expected = await expectedRows(report);
    expect(expected.length).toBeGreaterThan(0);
    const cells = readCsv(await fileOf(app(), manager, { report, format: 'CSV' }));
    const found = picked(cells, expected[0]!).filter(
      row => report !== 'AUDIT_LOG' || row.Action === 'customer.created',
    );
    const wanted = expected.map(row =>
      Object.fromEntries(
        Object.entries(row).map(([name, text]) => [name, numbers.has(name) ? text : guarded(text)]),
      ),
    );
    expect(found.map(row => key(row as never)).sort()).toEqual(wanted.map(key).sort());
    expect(cells.flat().filter(cell => /^[=+@]|^-(?!\d)/.test(cell))).toEqual([]);
  });

  it('holds the same in XLSX, with numbers and dates that a spreadsheet reckons with', async () => {
    const expected = await expectedRows(report);
    const cells = await readXlsx(await fileOf(app(), manager, { report, format: 'XLSX' }));
    const found = picked(cells, expected[0]!).filter(
      row => report !== 'AUDIT_LOG' || row.Action === 'customer.created',
    );
    const plain = (value: XlsxCell) =>
      value instanceof Date ? value.toISOString().slice(0, 10) : String(value);
    const asText = found.map(row =>
      key(Object.fromEntries(Object.entries(row).map(([name, value]) => [name, plain(value)]))),
    );
    const loose = (name: string, text: string) => {
      if (/^\d{4}-\d{2}-\d{2}T/.test(text)) return text.slice(0, 10);
      return typeof found[0]![name] === 'number' ? String(Number(text)) : text;
    };
    const wanted = expected.map(row =>
      key(Object.fromEntries(Object.entries(row).map(([name, text]) => [name, loose(name, text)]))),
    );
    expect(asText.sort()).toEqual(wanted.sort());
    for (const name of ['Total', 'Price', 'Amount', 'Net total', 'Monthly rent'])
      if (name in found[0]!) expect(typeof found[0]![name]).toBe('number');
    for (const name of ['Placed', 'Begun', 'First day'])
      if (name in found[0]!) expect(found[0]![name]).toBeInstanceOf(Date);
  });

  it.runIf(canReadPdf)('is a PDF with its title, the store, and every row', async () => {
    const { rowCount, url } = await made(app(), manager, { report, format: 'PDF' });
    const response = await app().http({ method: 'GET', url: url.replace('http://localhost:4000', '') });
    expect(response.headers['content-type']).toBe('application/pdf');
    const text = readPdf(response.rawPayload).join('\n');
    expect(text).toContain('Tradepost');
    expect(text).toContain(`${rowCount} row`);
    expect(text).toMatch(/Page 1 of \d/);
  });
});

describe('the lists', () => {
  it('show no more than the API does: no address of who did something, no reference at a provider', async () => {
    const headerOf = async (report: string) =>
      readCsv(await fileOf(app(), manager, { report, format: 'CSV' }))[0];
    expect(await headerOf('AUDIT_LOG')).not.toContain('Email');
    expect(await headerOf('PAYMENTS')).not.toContain('Reference');
  });

  it('of reports hold only what was chosen: one channel, one currency', async () => {
    const input = { report: 'SALES_TREND', format: 'CSV', range: { preset: 'TODAY' } };
    const dayOf = async (choice: object) => {
      const [header, row] = readCsv(await fileOf(app(), manager, { ...input, ...choice }));
      return { orders: Number(row![header!.indexOf('Orders')]), header };
    };
    const all = await dayOf({});
    expect(all.orders).toBeGreaterThan(0);
    expect((await dayOf({ channel: 'ONLINE' })).orders).toBe(all.orders);
    expect((await dayOf({ channel: 'COUNTER' })).orders).toBe(0);
    const euros = await dayOf({ currencyCode: 'EUR' });
    expect(euros.orders).toBe(0);
    expect(euros.header).toContain('Revenue (EUR)');
  });

  it('add up: lines less what was refunded of them are the revenue', async () => {
    const range = { preset: 'TODAY' };
    const cells = readCsv(await fileOf(app(), manager, { report: 'ORDER_LINES', format: 'CSV', range }));
    const rows = picked(cells, { Status: '', 'Net total': '', Refunded: '' });
    const counted = rows.filter(row => row.Status !== 'CANCELLED');
    expect(counted.some(row => Number(row.Refunded) > 0)).toBe(true);
    const net = counted.reduce((sum, row) => sum + Number(row['Net total']) - Number(row.Refunded), 0);
    const text = '{ analytics { dashboard(range: { preset: TODAY }) { revenue { amount } } } }';
    const { analytics } = await as(app(), manager).ask(text);
    expect(net.toFixed(2)).toBe(analytics.dashboard.revenue.amount);
  });

  it('take as many statements for many rows as for few', async () => {
    const count = async () => {
      const statements = await statementsDuring(app(), async () => {
        await made(app(), manager, { report: 'ORDER_LINES', format: 'CSV' });
      });
      return statements
        .filter(text => text.includes('/* exports.order'))
        .map(text => /\/\* (.*?) \*\//.exec(text)![1]);
    };
    const before = await count();
    for (let index = 0; index < 3; index++) await makeOrder(app(), shopper);
    expect(await count()).toEqual(before);
    expect(before).toEqual([
      'exports.orderLines, count',
      'exports.ordersOfLines, ids',
      'exports.ordersOfLines',
      'exports.orderLines',
    ]);
  });

  it("count the store's days: what was placed before midnight there belongs to the day before", async () => {
    const setZone = (timeZone: string) => updateSettings(app(), { timeZone });
    await setZone('Pacific/Kiritimati');
    try {
      // 12:00 UTC on 1 March is 02:00 on 2 March there.
      const today = await as(app(), manager).ask('{ orders(first: 100) { totalCount } }');
      const rows = async (day: string) =>
        readCsv(
          await fileOf(app(), manager, { report: 'ORDERS', format: 'CSV', range: { from: day, to: day } }),
        );
      expect((await rows('2026-03-01')).length - 1).toBe(0);
      const second = await rows('2026-03-02');
      expect(second.length - 1).toBe(today.orders.totalCount);
      expect(second[1]![1]).toMatch(/^2026-03-02T02:\d{2}:\d{2}\+14:00$/);
    } finally {
      await setZone('UTC');
    }
  });

  it('page through more rows than a batch has, and lose or repeat none', async () => {
    // Most of them in one moment, so that only the ids tell them apart.
    const at = new Date('2025-01-01T00:00:00Z');
    const total = 2_500;
    for (let start = 0; start < total; start += 500) {
      const rows = Array.from({ length: 500 }, (_, index) => ({
        id: newId('audit'),
        at: new Date(at.getTime() + Math.floor((start + index) / 1_700)),
        actorId: null,
        action: 'test.paged',
        targetType: null,
        targetId: null,
        changes: null,
        ip: null,
        userAgent: null,
        requestId: `row ${start + index}`,
        chain: 999,
        sequence: start + index,
        previousHash: '',
        detailsHash: '',
        entryHash: '',
        erasedById: null,
      }));
      await inTransaction(app().context(), async ctx => bulkInsert(ctx, AuditEntry, rows as never));
    }
    const range = { from: '2025-01-01', to: '2025-01-01' };
    // The files of all lists before are as many as one person may keep.
    const admin = await app().actors.find('admin');
    const cells = readCsv(await fileOf(app(), admin, { report: 'AUDIT_LOG', format: 'CSV', range }));
    const requests = cells.slice(1).map(row => row.at(-1)!);
    expect(requests).toHaveLength(total);
    expect(new Set(requests).size).toBe(total);
    const times = cells.slice(1).map(row => row[0]!);
    expect(times).toEqual(times.toSorted());
  });
});
