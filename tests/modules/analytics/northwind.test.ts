import { existsSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { rowsOf } from '../../kit/analytics.ts';
import { useApp } from '../../kit/app.ts';
import { importCsv } from '../../kit/import.ts';
import { northwind } from '../../kit/northwind.ts';

const app = useApp();

const years = 'range: { from: "1996-07-01", to: "1998-05-31" }';

const reports = `{
  analytics {
    dashboard(range: { from: "1997-01-01", to: "1997-12-31" }) {
      range { from to } orders units newCustomers activeRentals overdueInstallments
      revenue { amount currencyCode } averageOrderValue { amount }
      comparedTo { range { from to } orders units revenue { amount } revenueChange ordersChange }
      lowStock(first: 3) { sku stock { availability } } recentOrders(first: 2) { number }
    }
    months: salesTrend(${years}, interval: MONTH) { periodStart orders units revenue { amount } }
    weeks: salesTrend(${years}, interval: WEEK) { periodStart orders units revenue { amount } }
    days: salesTrend(${years}, interval: DAY) { periodStart orders units revenue { amount } }
    byQuantity: topProducts(${years}, by: QUANTITY, first: 3) { nodes { sku name quantity product { name } } }
    byRevenue: topProducts(${years}, by: REVENUE, first: 3) { nodes { sku revenue { amount } product { name category { name } } } }
    bestOfApril: topProducts(range: { from: "1998-03-30", to: "1998-05-02" }, by: REVENUE, first: 2) { nodes { sku quantity revenue { amount } } }
    customerLifetimeValues(minTotal: "50000") { nodes { name orders total { amount } firstOrderAt lastOrderAt customer { code } } }
    staffPerformance(${years}) { nodes { name orders units revenue { amount } averageOrderValue { amount } staffMember { code } } }
    salesByCategory(${years}) { nodes { name quantity revenue { amount } category { name } } }
    ordersAndProduction(${years}, first: 2) { nodes { sku sold produced onHand } }
    inventoryValuation { products units value { amount } categories { units category { name } } }
  }
}`;

interface Line {
  placedAt: string | number;
  orderId: string;
  customer: string;
  seller: string;
  sku: string;
  category: string;
  quantity: number;
  net: number;
}

/** All order lines, as they are in the tables. */
async function allLines(): Promise<Line[]> {
  const { database } = app().app;
  const lines = await database.run<Line>({
    text: `select o.placed_at as placedAt, o.id as orderId, c.code as customer, m.code as seller, p.sku as sku, g.name as category,
      l.quantity as quantity, l.total_minor as net
      from order_line as l join sales_order as o on o.id = l.order_id join product as p on p.id = l.product_id
      join customer as c on c.id = o.customer_id join staff_member as m on m.id = o.sold_by_id join category as g on g.id = p.category_id`,
    values: [],
  });
  return lines.map(line => ({
    ...line,
    placedAt: database.dialect.readDate(line.placedAt).toISOString(),
    net: Number(line.net),
  }));
}

const amount = (minor: number) => (minor / 100).toFixed(2);
const sumOf = (lines: readonly Line[], of: (line: Line) => number) =>
  lines.reduce((sum, line) => sum + of(line), 0);
const ranked = (lines: readonly Line[], key: (line: Line) => string, of: (line: Line) => number) =>
  [...Map.groupBy(lines, key)]
    .map(([name, own]) => ({ name, lines: own, value: sumOf(own, of) }))
    .sort((a, b) => b.value - a.value);

describe.skipIf(!existsSync(northwind))('the reports of Northwind', () => {
  // biome-ignore lint/suspicious/noExplicitAny: the shape is that of the query above
  let [live, rolledUp]: any[] = [];
  let lines: Line[] = [];

  beforeAll(async () => {
    await importCsv(app(), northwind);
    live = rowsOf((await app().ask('manager', reports)).analytics);
    await app().work();
    rolledUp = rowsOf((await app().ask('manager', reports)).analytics);
    lines = await allLines();
  }, 120_000);

  it('are the same from the orders themselves and from rollups', async () => {
    const [state] = await app().sql<{ closed: string }>('select closed_through as closed from rollup_state');
    expect(state!.closed).toBe('2026-02-28');
    const rows = await app().sql('select * from product_sales');
    expect(rows.length).toBeGreaterThan(2_000);
    expect(rolledUp).toEqual(live);
  });

  it('match the order lines', () => {
    const april = rolledUp.months.find(
      ({ periodStart }: { periodStart: string }) => periodStart === '1998-04-01',
    );
    expect(april.revenue.amount).toBe('123798.70');
    for (const trend of [rolledUp.days, rolledUp.weeks, rolledUp.months]) {
      const cents = trend.map((period: { revenue: { amount: string } }) =>
        Math.round(Number(period.revenue.amount) * 100),
      );
      expect(cents.reduce((sum: number, one: number) => sum + one, 0)).toBe(126_579_329);
      const count = (name: string) =>
        trend.reduce((sum: number, period: Record<string, number>) => sum + period[name]!, 0);
      expect([count('orders'), count('units')]).toEqual([830, 51_317]);
    }
    expect([rolledUp.months.length, rolledUp.weeks.length, rolledUp.days.length]).toEqual([23, 100, 700]);
  });

  it('name the top products by quantity and by revenue', () => {
    const byQuantity = ranked(
      lines,
      line => line.sku,
      line => line.quantity,
    ).slice(0, 3);
    expect(
      rolledUp.byQuantity.map((row: { sku: string; quantity: number }) => [row.sku, row.quantity]),
    ).toEqual(byQuantity.map(({ name, value }) => [name, value]));
    const byRevenue = ranked(
      lines,
      line => line.sku,
      line => line.net,
    ).slice(0, 3);
    expect(
      rolledUp.byRevenue.map((row: { sku: string; revenue: { amount: string } }) => [
        row.sku,
        row.revenue.amount,
      ]),
    ).toEqual(byRevenue.map(({ name, value }) => [name, amount(value)]));
    expect(rolledUp.byRevenue[0].product).toEqual({ name: 'Côte de Blaye', category: { name: 'Beverages' } });
  });

  it('include the first and the last day of a range', () => {
    const within = lines.filter(
      ({ placedAt }) => String(placedAt) >= '1998-03-30' && String(placedAt) < '1998-05-03',
    );
    const best = ranked(
      within,
      line => line.sku,
      line => line.net,
    ).slice(0, 2);
    expect(rolledUp.bestOfApril).toEqual(
      best.map(({ name, value, lines }) => ({
        sku: name,
        quantity: sumOf(lines, line => line.quantity),
        revenue: { amount: amount(value) },
      })),
    );
  });

  it('list the customers above a threshold', () => {
    const best = ranked(
      lines,
      line => line.customer,
      line => line.net,
    ).filter(({ value }) => value >= 5_000_000);
    expect(best.length).toBeGreaterThan(2);
    expect(rolledUp.customerLifetimeValues).toEqual(
      best.map(({ name, value, lines }) => {
        const times = lines.map(({ placedAt }) => String(placedAt)).sort();
        return {
          name: expect.any(String),
          orders: new Set(lines.map(({ orderId }) => orderId)).size,
          total: { amount: amount(value) },
          firstOrderAt: times[0],
          lastOrderAt: times.at(-1),
          customer: { code: name },
        };
      }),
    );
  });

  it('show what each staff member sold, and the revenue of each category', () => {
    const staff = ranked(
      lines,
      line => line.seller,
      line => line.net,
    );
    expect(rolledUp.staffPerformance).toEqual(
      staff.map(({ name, value, lines }) => {
        const orders = new Set(lines.map(({ orderId }) => orderId)).size;
        return {
          name: expect.any(String),
          orders,
          units: sumOf(lines, line => line.quantity),
          revenue: { amount: amount(value) },
          averageOrderValue: { amount: amount(Math.round(value / orders)) },
          staffMember: { code: name },
        };
      }),
    );
    const categories = ranked(
      lines,
      line => line.category,
      line => line.net,
    );
    expect(
      rolledUp.salesByCategory.map((row: { name: string; revenue: { amount: string } }) => [
        row.name,
        row.revenue.amount,
      ]),
    ).toEqual(categories.map(({ name, value }) => [name, amount(value)]));
  });

  it('compare a year with the one before', () => {
    const year = (from: string, to: string) =>
      lines.filter(({ placedAt }) => String(placedAt) >= from && String(placedAt) < to);
    const [now, before] = [year('1997-01-01', '1998-01-01'), year('1996-01-02', '1997-01-01')];
    const orders = (of: readonly Line[]) => new Set(of.map(({ orderId }) => orderId)).size;
    const revenue = (of: readonly Line[]) => sumOf(of, line => line.net);
    expect(rolledUp.dashboard).toMatchObject({
      range: { from: '1997-01-01', to: '1997-12-31' },
      orders: orders(now),
      units: sumOf(now, line => line.quantity),
      revenue: { amount: amount(revenue(now)), currencyCode: 'USD' },
      averageOrderValue: { amount: amount(Math.round(revenue(now) / orders(now))) },
      newCustomers: 0,
      activeRentals: 0,
      overdueInstallments: 0,
      comparedTo: {
        range: { from: '1996-01-02', to: '1996-12-31' },
        orders: orders(before),
        revenue: { amount: amount(revenue(before)) },
        revenueChange: String(Number(((revenue(now) - revenue(before)) / revenue(before)).toFixed(4))),
      },
    });
    expect(rolledUp.dashboard.lowStock).toHaveLength(3);
    expect(rolledUp.dashboard.recentOrders).toHaveLength(2);
    expect(rolledUp.inventoryValuation.units).toBe(3_119);
  });
});
