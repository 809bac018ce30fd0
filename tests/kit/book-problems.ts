import type { TestApp } from './app.ts';
import { ledgerProblems } from './ledger.ts';

interface OrderSums {
  readonly number: string;
  readonly status: string;
  readonly subtotal: number;
  readonly discount: number;
  readonly tax: number;
  readonly total: number;
  readonly paid: number;
  readonly refunded: number;
  readonly net: number;
  readonly out: number;
  readonly moved: number;
  readonly received: number;
}

const sums = `select o.number, o.status, o.subtotal_minor as subtotal, o.discount_minor as discount, o.tax_minor as tax,
  o.total_minor as total, o.paid_minor as paid, o.refunded_minor as refunded,
  (select coalesce(sum(l.total_minor), 0) from order_line l where l.order_id = o.id and l.deleted_at is null) as net,
  (select coalesce(sum(l.quantity - l.returned_quantity), 0) from order_line l where l.order_id = o.id and l.deleted_at is null) as \`out\`,
  (select coalesce(sum(m.delta), 0) from stock_movement m where m.reference = o.id) as moved,
  (select coalesce(sum(p.amount_minor - p.refunded_minor), 0) from payment p where p.target_id = o.id
    and p.status in ('SUCCEEDED', 'REFUNDED', 'PARTIALLY_REFUNDED')) as received
  from sales_order o where o.channel <> 'IMPORT'`;

/**
 * What does not add up in the books of stock and orders: the sums of an order, the units that left for it, and the money
 * that came for it. For tests in which no goods come back damaged.
 */
export async function bookProblems(app: TestApp): Promise<string[]> {
  const rows = await app.app.database.run<OrderSums>({ text: sums, values: [] });
  return [...(await ledgerProblems(app)), ...rows.flatMap(problemsOf)];
}

function problemsOf({ number, status, ...texts }: OrderSums): string[] {
  const n = Object.fromEntries(Object.entries(texts).map(([name, value]) => [name, Number(value)])) as Omit<
    OrderSums,
    'number' | 'status'
  >;
  const out = status === 'CANCELLED' ? 0 : n.out;
  return [
    ...differing(`${number}: its lines`, n.net, n.subtotal - n.discount),
    ...differing(`${number}: its total`, n.total, n.subtotal - n.discount + n.tax),
    ...differing(`${number}: what left for it`, -n.moved, out),
    ...differing(`${number}: what was paid for it`, n.received, n.paid - n.refunded),
  ];
}

function differing(what: string, is: number, shouldBe: number): string[] {
  return is === shouldBe ? [] : [`${what} is ${is} and should be ${shouldBe}`];
}
