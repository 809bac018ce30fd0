import type mysql from 'mysql2/promise';
import { count, money, rows } from './rows-by-hand.ts';
import type { PeopleScenario } from './scenario.ts';

const amount = '{ amount currencyCode }';
const figures = `revenue ${amount} orders averageOrderValue ${amount} newCustomers`;
const days = 30;
const dayMs = 86_400_000;
const currency = 'USD';

/** The first page of the office, for a manager. Closed days are read from the daily sums, by hand too. */
export const dashboard: PeopleScenario = {
  name: "manager's dashboard",
  who: 'manager',
  needs: 'ANALYTICS_VIEW',
  query: `query Dashboard { analytics { dashboard(range: { preset: LAST_30_DAYS }) { range { from to } ${figures} activeRentals overdueInstallments
        comparedTo { range { from to } ${figures} } lowStock(first: 6) { id name sku stock { onHand availability } } }
      salesTrend(range: { preset: LAST_30_DAYS }, interval: DAY) { periodStart revenue ${amount} orders } }
    recentOrders: orders(first: 8) { nodes { id number status placedAt customer { id name } total ${amount} } }
    toShip: orders(first: 0, filter: { status: [PAID] }) { totalCount }
    toApprove: staffMembers(first: 0, filter: { status: [PENDING] }) { totalCount }
    overdue: rentals(first: 0, filter: { status: [OVERDUE, DEFAULTED] }) { totalCount }
    unsigned: rentals(first: 0, filter: { status: [AWAITING_SIGNATURE] }) { totalCount }
    toGiveBack: payments(first: 0, filter: { refundDue: true }) { totalCount } }`,
  variables: () => ({}),
  byHand: async pool => {
    const now = rangeBack(0);
    const before = rangeBack(days);
    const counted = (condition: string) => count(pool, `${condition} and deleted_at is null`);
    const [
      sales,
      newCustomers,
      earlierNewCustomers,
      activeRentals,
      overdueInstallments,
      lowStock,
      recent,
      ...counts
    ] = await Promise.all([
      salesByDay(pool, before.from, now.to),
      countNewCustomers(pool, now),
      countNewCustomers(pool, before),
      count(pool, "rental where status in ('ACTIVE', 'OVERDUE', 'DEFAULTED')"),
      count(pool, "rental_installment where status = 'OVERDUE'"),
      rows(
        pool,
        `select id, name, sku, stock_on_hand as onHand from product
         where stock_on_hand <= low_stock_threshold and status = 'ACTIVE' and deleted_at is null order by stock_on_hand, id limit 6`,
      ),
      recentOrders(pool),
      counted("sales_order where status = 'PAID'"),
      counted("staff_member where status = 'PENDING'"),
      counted("rental where status in ('OVERDUE', 'DEFAULTED')"),
      counted("rental where status = 'AWAITING_SIGNATURE'"),
      counted('payment where refund_due_minor > 0'),
    ]);
    const [toShip, toApprove, overdue, unsigned, toGiveBack] = counts.map(totalCount => ({ totalCount }));
    const trend = Array.from({ length: days }, (_, index) => dayBack(days - 1 - index));
    return {
      analytics: {
        dashboard: {
          ...figuresOf(sales, now, newCustomers),
          activeRentals,
          overdueInstallments,
          comparedTo: figuresOf(sales, before, earlierNewCustomers),
          lowStock: lowStock.map(({ id, name, sku, onHand }) => ({
            id,
            name,
            sku,
            stock: { onHand, availability: onHand <= 0 ? 'OUT_OF_STOCK' : 'LOW_STOCK' },
          })),
        },
        salesTrend: trend.map(periodStart => {
          const { orders, revenue } = sales.get(periodStart) ?? none;
          return { periodStart, revenue: money(revenue, currency), orders };
        }),
      },
      recentOrders: { nodes: recent },
      toShip,
      toApprove,
      overdue,
      unsigned,
      toGiveBack,
    };
  },
};

interface Range {
  readonly from: string;
  readonly to: string;
}

interface Sales {
  readonly orders: number;
  readonly revenue: number;
}

const none: Sales = { orders: 0, revenue: 0 };

function dayBack(ago: number): string {
  return new Date(Date.now() - ago * dayMs).toISOString().slice(0, 10);
}

function rangeBack(ago: number): Range {
  return { from: dayBack(ago + days - 1), to: dayBack(ago) };
}

async function salesByDay(pool: mysql.Pool, from: string, to: string): Promise<Map<string, Sales>> {
  const found = await rows(
    pool,
    `select day, sum(orders) as orders, sum(revenue_minor) as revenue from seller_sales
     where day >= ? and day <= ? and currency_code = '${currency}' group by day
     union all
     select date_format(placed_at, '%Y-%m-%d') as day, count(*), sum(subtotal_minor - discount_minor - refunded_net_minor) from sales_order
     where placed_at >= (select open_from from rollup_state) and placed_at >= ? and status <> 'CANCELLED' and deleted_at is null
       and currency_code = '${currency}' group by date_format(placed_at, '%Y-%m-%d')`,
    [from, to, `${from} 00:00:00`],
  );
  return new Map(
    found.map(({ day, orders, revenue }) => [day, { orders: Number(orders), revenue: Number(revenue) }]),
  );
}

function figuresOf(sales: ReadonlyMap<string, Sales>, range: Range, newCustomers: number) {
  let [orders, revenue] = [0, 0];
  for (const [day, sold] of sales) {
    if (day < range.from || day > range.to) continue;
    orders += sold.orders;
    revenue += sold.revenue;
  }
  const average = orders === 0 ? 0 : Math.floor((2 * revenue + orders) / (2 * orders));
  return {
    range,
    revenue: money(revenue, currency),
    orders,
    averageOrderValue: money(average, currency),
    newCustomers,
  };
}

function countNewCustomers(pool: mysql.Pool, { from, to }: Range): Promise<number> {
  return count(pool, 'customer where created_at >= ? and created_at < ? + interval 1 day', [from, to]);
}

async function recentOrders(pool: mysql.Pool) {
  const found = await rows(
    pool,
    `select o.id, o.number, o.status, o.placed_at as placedAt, o.total_minor, o.currency_code, c.id as customerId, c.name as customerName
     from sales_order as o left join customer as c on c.id = o.customer_id where o.deleted_at is null order by o.placed_at desc, o.id desc limit 8`,
  );
  return found.map(
    ({ id, number, status, placedAt, total_minor, currency_code, customerId, customerName }) => ({
      id,
      number,
      status,
      placedAt,
      customer: customerId && { id: customerId, name: customerName },
      total: money(total_minor, currency_code),
    }),
  );
}
