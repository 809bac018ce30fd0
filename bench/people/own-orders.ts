import type mysql from 'mysql2/promise';
import { grouped, marks, money, rows } from './rows-by-hand.ts';
import type { PeopleScenario } from './scenario.ts';

const amount = '{ amount currencyCode }';
const size = 20;

/** The page on which customers find their orders. */
export const ownOrders: PeopleScenario = {
  name: "customer's 20 orders",
  who: 'customer',
  atLeast: 0.5,
  query: `query OwnOrders { me { customer { orders(first: ${size}) {
    nodes { id number status placedAt total ${amount} lines { name quantity total ${amount} } } pageInfo { hasNextPage } } } } }`,
  variables: () => ({}),
  byHand: async (pool, session) => {
    const found = await rows(
      pool,
      `select o.id, o.number, o.status, o.placed_at as placedAt, o.total_minor, o.currency_code
       from customer as c join sales_order as o on o.customer_id = c.id
       where c.user_id = ? and c.deleted_at is null and o.deleted_at is null order by o.placed_at desc, o.id desc limit ${size + 1}`,
      [session!.userId],
    );
    const page = found.slice(0, size);
    const lines = grouped(
      await linesOf(
        pool,
        page.map(({ id }) => String(id)),
      ),
      'order_id',
    );
    const nodes = page.map(({ id, number, status, placedAt, total_minor, currency_code }) => ({
      id,
      number,
      status,
      placedAt,
      total: money(total_minor, currency_code),
      lines: (lines.get(id) ?? []).map(lineOf),
    }));
    return { me: { customer: { orders: { nodes, pageInfo: { hasNextPage: found.length > size } } } } };
  },
};

/** The page of one order. */
export const ownOrder: PeopleScenario = {
  name: "customer's order",
  who: 'customer',
  atLeast: 0.5,
  query: `query OwnOrder($id: ID!) { order(id: $id) { id number status placedAt trackingNumber
    subtotal ${amount} tax ${amount} total ${amount} amountPaid ${amount}
    lines { name quantity total ${amount} } events { kind at } payments { status amount ${amount} receiptNumber } } }`,
  variables: ({ orderId }) => ({ id: orderId }),
  byHand: async (pool, session, { id }) => {
    const [order] = await rows(
      pool,
      `select o.id, o.number, o.status, o.placed_at, o.tracking_number, o.subtotal_minor, o.tax_minor, o.total_minor, o.paid_minor, o.currency_code, c.user_id
       from sales_order as o left join customer as c on c.id = o.customer_id where o.id = ? and o.deleted_at is null`,
      [id!],
    );
    if (!order || (order.user_id !== session!.userId && !session!.permissions.includes('ORDERS_VIEW')))
      return { order: null };
    const [lines, events, payments] = await Promise.all([
      linesOf(pool, [order.id]),
      rows(pool, 'select kind, at from order_event where order_id = ? order by at, id', [order.id]),
      rows(
        pool,
        "select status, amount_minor, currency_code, receipt_number from payment where target_id = ? and target_type = 'Order' and deleted_at is null order by created_at, id",
        [order.id],
      ),
    ]);
    const of = (minor: number) => money(minor, order.currency_code);
    return {
      order: {
        id: order.id,
        number: order.number,
        status: order.status,
        placedAt: order.placed_at,
        trackingNumber: order.tracking_number,
        subtotal: of(order.subtotal_minor),
        tax: of(order.tax_minor),
        total: of(order.total_minor),
        amountPaid: of(order.paid_minor),
        lines: lines.map(lineOf),
        events: events.map(({ kind, at }) => ({ kind, at })),
        payments: payments.map(payment => ({
          status: payment.status,
          amount: money(payment.amount_minor, payment.currency_code),
          receiptNumber: payment.receipt_number,
        })),
      },
    };
  },
};

async function linesOf(pool: mysql.Pool, orders: string[]): Promise<mysql.RowDataPacket[]> {
  if (orders.length === 0) return [];
  return rows(
    pool,
    `select order_id, name, quantity, total_minor, currency_code from order_line
     where order_id in (${marks(orders)}) and deleted_at is null order by order_id, position`,
    orders,
  );
}

const lineOf = ({ name, quantity, total_minor, currency_code }: mysql.RowDataPacket) => ({
  name,
  quantity,
  total: money(total_minor, currency_code),
});
