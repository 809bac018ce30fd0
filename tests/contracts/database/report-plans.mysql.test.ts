import { rmSync } from 'node:fs';
import mysql from 'mysql2/promise';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { startTestApp, type TestApp } from '../../kit/app.ts';
import { fillLongLists } from '../../kit/long-lists.ts';
import { type PrivateMariaDb, startMariaDb } from '../../kit/mariadb.ts';

const products = 4_000;
const categories = 88;

// A server of its own, because its counters must count nothing else.
let server: PrivateMariaDb;
let app: TestApp;
let connection: mysql.Connection;

beforeAll(async () => {
  server = await startMariaDb();
  const url = await server.database('reports');
  connection = await mysql.createConnection({ uri: url, multipleStatements: true });
  await connection.query(inject('mariadbTables'));
  app = await startTestApp({ databaseUrl: url });
  await fillLongLists(url, 1, products);
  await connection.query('update sales_order set deleted_at = placed_at where placed_at >= ?', [
    '2026-03-01',
  ]);
  await connection.query(
    `insert into customer_sales (customer_id, currency_code, orders, revenue_minor, first_order_at, last_order_at, rank_minor)
      select id, 'USD', 1, length(name) * 100 + ascii(right(name, 1)), '2026-01-01', '2026-01-01', -(length(name) * 100 + ascii(right(name, 1))) from customer`,
  );
  await fillSums('YEAR', '2026-01-01');
  await connection.query(
    "update rollup_state set closed_through = '2026-02-28', open_from = '2026-03-01', time_zone = 'UTC'",
  );
});
afterAll(async () => {
  await app?.app.stop();
  await app?.app.database.close();
  if (app) rmSync(app.services.config.mailFolder, { recursive: true, force: true });
  await connection?.end();
  await server?.stop();
});

async function fillSums(grain: string, period: string): Promise<void> {
  await connection.query(
    "insert into product_sales select ?, ?, id, 'ONLINE', 'USD', 1, price_minor from product",
    [grain, period],
  );
  await connection.query(
    "insert into category_sales select ?, ?, category_id, 'ONLINE', 'USD', count(*), sum(price_minor) from product group by category_id",
    [grain, period],
  );
}

/** How many rows the database reads for a report. */
async function readFor(report: string): Promise<number> {
  const query = `{ analytics { ${report} } }`;
  await app.ask('admin', query);
  const before = await reads();
  await app.ask('admin', query);
  return (await reads()) - before;
}

async function reads(): Promise<number> {
  const [rows] = await connection.query<mysql.RowDataPacket[]>(
    "show global status where variable_name like 'Handler_read%'",
  );
  return rows.reduce((total, row) => total + Number(row.Value), 0);
}

const thisYear = 'range: { preset: THIS_YEAR }';
const ofYear: readonly (readonly [report: string, most: number])[] = [
  // Each sum is read, grouped, and ranked.
  [`topProducts(first: 10, ${thisYear}) { nodes { name quantity product { id } } }`, 8 * products],
  [`ordersAndProduction(first: 10, ${thisYear}) { nodes { name sold product { id } } }`, 8 * products],
  [`salesByCategory(first: 10, ${thisYear}) { nodes { name quantity category { id } } }`, 8 * categories],
];

it('a report of this year reads a sum of each product, or of each category, however many days there were', async () => {
  const before: number[] = [];
  for (const [report, most] of ofYear) {
    const read = await readFor(report);
    expect(read, report).toBeLessThan(most + 100);
    before.push(read);
  }
  for (const month of ['2026-01-01', '2026-02-01']) await fillSums('MONTH', month);
  for (const day of ['2026-01-07', '2026-02-07', '2026-02-08']) await fillSums('DAY', day);
  await connection.query('analyze table product_sales, category_sales');
  const after: number[] = [];
  for (const [report] of ofYear) after.push(await readFor(report));
  for (const [index, read] of after.entries()) expect(read).toBeLessThan(before[index]! * 1.1 + 20);
});

it('a page of the ranking of customers is read along an index', async () => {
  const report = (after = '') =>
    `customerLifetimeValues(first: 10${after}) { nodes { name total { amount } customer { id } } pageInfo { endCursor } }`;
  expect(await readFor(report())).toBeLessThan(200);
  const { analytics } = await app.ask('admin', `{ analytics { ${report().replace('10', '100')} } }`);
  const { nodes, pageInfo } = analytics.customerLifetimeValues;
  expect(nodes).toHaveLength(100);
  expect(await readFor(report(`, after: "${pageInfo.endCursor}"`))).toBeLessThan(200);
});

it('what a customer has paid is read in an index alone', async () => {
  const [rows] = await connection.query<mysql.RowDataPacket[]>(
    `explain select customer_id, sum(paid_minor - refunded_minor) from sales_order
      where customer_id in ('customer_00000000000000000000000007') and currency_code = 'USD' and deleted_at is null group by customer_id`,
  );
  expect(rows[0]).toMatchObject({ key: 'sales_order_paid_by_customer_index' });
  expect(rows[0]!.Extra).toContain('Using index');
});
