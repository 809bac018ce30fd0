import { existsSync } from 'node:fs';
import { expect, it } from 'vitest';
import { useApp } from '../../../kit/app.ts';
import { importCsv } from '../../../kit/import.ts';
import { ledgerProblems } from '../../../kit/ledger.ts';
import { northwind } from '../../../kit/northwind.ts';

const app = useApp();

/** One row of sums over a table. */
async function sums(text: string): Promise<Record<string, number>> {
  const [row] = await app().sql<Record<string, unknown>>(text);
  return Object.fromEntries(Object.entries(row!).map(([name, value]) => [name, Number(value)]));
}

const lineSums = `select count(*) as linesCount, sum(quantity) as units, sum(unit_price_minor * quantity) as gross,
  sum(total_minor) as net from order_line where deleted_at is null`;
const orderSums = `select count(*) as orders, sum(subtotal_minor) as subtotal, sum(discount_minor) as discount, sum(tax_minor) as tax,
  sum(total_minor) as total, sum(paid_minor) as paid, sum(refunded_minor) as refunded, max(version) as version from sales_order`;
const waiting = () =>
  sums(
    `select (select count(*) from job where name <> 'analytics.follow-import') as jobs, (select count(*) from email_message) as mails`,
  );

it.skipIf(!existsSync(northwind))(
  'all orders of Northwind come to what its books say, and stay so',
  async () => {
    const first = await importCsv(app(), northwind);
    expect(first.problems.lines()).toEqual([]);
    expect(first.skippedFiles).toEqual([]);
    expect(await waiting()).toEqual({ jobs: 0, mails: 0 });
    expect(await app().work()).toBeGreaterThanOrEqual(0);
    expect((await waiting()).mails).toBe(0);

    const lines = { linesCount: 2_155, units: 51_317, gross: 135_445_859, net: 126_579_329 };
    expect(await sums(lineSums)).toEqual(lines);
    const before = await sums(orderSums);
    expect(before).toMatchObject({
      orders: 830,
      subtotal: lines.gross,
      discount: lines.gross - lines.net,
      tax: 0,
      total: lines.net,
      refunded: 0,
      version: 1,
    });
    const query = `{
    order: orderByNumber(number: "10248") {
      channel status taxRate placedAt shippedAt version
      customer { code } soldBy { code }
      subtotal { amount } discountTotal { amount } tax { amount } total { amount } amountPaid { amount } amountDue { amount }
      lines { sku name quantity unitPrice { amount } discountRate total { amount } product { sku } }
      payments { id } events { kind } shippingAddress { city }
    }
    discounted: orderByNumber(number: "10250") { discountTotal { amount } total { amount } lines { discountRate total { amount } } }
    all: orders { totalCount }
    imported: orders(filter: { channel: IMPORT, placedAt: { from: "1997-01-01T00:00:00Z", to: "1998-01-01T00:00:00Z" } }) { totalCount }
  }`;
    const read = await app().ask('staff', query);
    expect(read.order).toMatchObject({
      channel: 'IMPORT',
      status: 'DELIVERED',
      taxRate: '0',
      placedAt: '1996-07-04T00:00:00.000Z',
      shippedAt: '1996-07-16T00:00:00.000Z',
      customer: { code: 'VINET' },
      soldBy: { code: 'EMP-5' },
      subtotal: { amount: '440.00' },
      discountTotal: { amount: '0.00' },
      total: { amount: '440.00' },
      amountPaid: { amount: '440.00' },
      amountDue: { amount: '0.00' },
      lines: [
        { sku: 'NW-011', quantity: 12, unitPrice: { amount: '14.00' }, total: { amount: '168.00' } },
        { sku: 'NW-042', quantity: 10, unitPrice: { amount: '9.80' }, total: { amount: '98.00' } },
        { sku: 'NW-072', quantity: 5, unitPrice: { amount: '34.80' }, total: { amount: '174.00' } },
      ],
      payments: [],
      events: [],
      shippingAddress: null,
    });
    expect(read.discounted.total.amount).toBe('1552.60');
    expect([read.all.totalCount, read.imported.totalCount]).toEqual([830, 408]);

    // History takes nothing from the shelf.
    expect(await sums('select sum(stock_on_hand) as onHand from product')).toEqual({ onHand: 3_119 });
    expect(await sums("select count(*) as sales from stock_movement where reason <> 'IMPORT'")).toEqual({
      sales: 0,
    });
    expect(await ledgerProblems(app())).toEqual([]);

    const second = await importCsv(app(), northwind);
    expect(second.files.slice(-2).map(({ changes }) => changes)).toEqual([
      { created: 0, updated: 0, unchanged: 830 },
      { created: 0, updated: 0, unchanged: 2_155 },
    ]);
    expect(await sums(lineSums)).toEqual(lines);
    expect(await sums(orderSums)).toEqual(before);
    expect(await app().ask('staff', query)).toEqual(read);
    expect(await ledgerProblems(app())).toEqual([]);
  },
  60_000,
);
