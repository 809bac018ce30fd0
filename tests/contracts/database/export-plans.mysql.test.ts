import { rmSync } from 'node:fs';
import mysql from 'mysql2/promise';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { startTestApp, type TestApp } from '../../kit/app.ts';
import { fillLongLists } from '../../kit/long-lists.ts';
import { type PrivateMariaDb, startMariaDb } from '../../kit/mariadb.ts';

/** For each row: the count, its id along the list and sorted, the row by its id, and the rows that it refers to. */
const readsPerRow = 12;
/** The job, the session, and what is written of the progress. */
const readsOfJob = 1_500;

// A server of its own, because its counters must count nothing else.
let server: PrivateMariaDb;
let app: TestApp;
let counters: mysql.Connection;

beforeAll(async () => {
  server = await startMariaDb();
  const url = await server.database('exports');
  counters = await mysql.createConnection({ uri: url, multipleStatements: true });
  await counters.query(inject('mariadbTables'));
  app = await startTestApp({ databaseUrl: url });
  await fillLongLists(url, 1, 4_000);
  await app.ask('admin', '{ orders(first: 1) { nodes { id } } }');
  // What a new store has to do by itself is not part of an export.
  await app.work();
});
afterAll(async () => {
  await app?.app.stop();
  await app?.app.database.close();
  if (app) rmSync(app.services.config.mailFolder, { recursive: true, force: true });
  await counters?.end();
  await server?.stop();
});

async function reads(): Promise<number> {
  const [rows] = await counters.query<mysql.RowDataPacket[]>(
    "show global status where variable_name like 'Handler_read%'",
  );
  return rows.reduce((total, row) => total + Number(row.Value), 0);
}

it.each([
  [{ report: 'ORDERS' }],
  [{ report: 'ORDERS', filter: { orders: { status: ['PAID'] } } }],
  [
    {
      report: 'ORDERS',
      filter: { orders: { status: ['PAID', 'SHIPPED', 'CANCELLED'] } },
      sort: { orders: { field: 'TOTAL' } },
    },
  ],
  [{ report: 'ORDERS', filter: { orders: { customerId: 'customer_00000000000000000000000007' } } }],
  [{ report: 'PAYMENTS', filter: { payments: { status: ['SUCCEEDED'] } } }],
  [{ report: 'CUSTOMERS', sort: { customers: { field: 'NAME' } } }],
  [{ report: 'AUDIT_LOG', sort: { auditLog: { field: 'OCCURRED_AT' } } }],
])('an export reads in proportion to its rows: %j', async input => {
  const text =
    'mutation ($input: CreateExportInput!) { createExport(input: $input) { export { id } userErrors { message } } }';
  const { createExport } = await app.ask('admin', text, { input: { format: 'CSV', ...input } });
  expect(createExport.userErrors).toEqual([]);
  const before = await reads();
  await app.work();
  const read = (await reads()) - before;
  const shown = await app.ask('admin', 'query ($id: ID!) { export(id: $id) { status rowCount } }', {
    id: createExport.export.id,
  });
  expect(shown.export.status).toBe('READY');
  expect(shown.export.rowCount).toBeGreaterThan(0);
  expect(read).toBeLessThan(readsOfJob + readsPerRow * shown.export.rowCount);
});
