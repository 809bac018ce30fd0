import { count, money, rows } from './rows-by-hand.ts';
import type { PeopleScenario } from './scenario.ts';

const size = 25;

/** The office's list of orders, with what waits above it. */
export const managerOrders: PeopleScenario = {
  name: "manager's order list",
  who: 'manager',
  needs: 'ORDERS_VIEW',
  query: `query Orders { orders(first: ${size}) { totalCount pageInfo { hasNextPage }
      nodes { id number placedAt status channel trackingNumber total { amount currencyCode } customer { id name } } }
    toPay: orders(first: 0, filter: { status: [PENDING_PAYMENT] }) { totalCount }
    toShip: orders(first: 0, filter: { status: [PAID] }) { totalCount } }`,
  variables: () => ({}),
  byHand: async pool => {
    const orders = 'sales_order where deleted_at is null';
    const [found, totalCount, toPay, toShip] = await Promise.all([
      rows(
        pool,
        `select o.id, o.number, o.placed_at, o.status, o.channel, o.tracking_number, o.total_minor, o.currency_code, c.id as customerId, c.name as customerName
         from sales_order as o left join customer as c on c.id = o.customer_id where o.deleted_at is null order by o.placed_at desc, o.id desc limit ${size + 1}`,
      ),
      count(pool, orders),
      count(pool, `${orders} and status = 'PENDING_PAYMENT'`),
      count(pool, `${orders} and status = 'PAID'`),
    ]);
    const nodes = found.slice(0, size).map(row => ({
      id: row.id,
      number: row.number,
      placedAt: row.placed_at,
      status: row.status,
      channel: row.channel,
      trackingNumber: row.tracking_number,
      total: money(row.total_minor, row.currency_code),
      customer: row.customerId && { id: row.customerId, name: row.customerName },
    }));
    return {
      orders: { totalCount, pageInfo: { hasNextPage: found.length > size }, nodes },
      toPay: { totalCount: toPay },
      toShip: { totalCount: toShip },
    };
  },
};
