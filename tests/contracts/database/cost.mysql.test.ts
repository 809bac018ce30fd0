import mysql from 'mysql2/promise';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { type App, buildApp } from '../../../src/app.ts';
import { readConfig } from '../../../src/platform/config/config.ts';
import { type Ask, dearQueries } from '../../kit/dear-queries.ts';
import { fillLargeStore } from '../../kit/large-store.ts';
import { type PrivateMariaDb, startMariaDb } from '../../kit/mariadb.ts';
import { testEnvironment } from '../../kit/settings.ts';

// What a point may stand for. Queries that read tables read about 100 rows for each point; those that only count through
// an index, which is several times as fast, read up to 475.
const mostRowsPerPoint = 500;
const mostBytesPerPoint = 2_000;

/** Every so many of some 3,000 shapes. */
const sample = 131;

// A server of its own, because its counters must count nothing else.
let server: PrivateMariaDb;
let app: App;
let counters: mysql.Connection;

beforeAll(async () => {
  server = await startMariaDb();
  const databaseUrl = await server.database('large');
  counters = await mysql.createConnection({ uri: databaseUrl, multipleStatements: true });
  await counters.query(inject('mariadbTables'));
  await fillLargeStore(databaseUrl);
  app = await buildApp({ ...readConfig(testEnvironment), databaseUrl });
});
afterAll(async () => {
  await app?.stop();
  await counters?.end();
  await server?.stop();
});

/** How many rows the database has read since its start, from tables, indexes, and tables that it made. */
async function rowsRead(): Promise<number> {
  const [rows] = await counters.query<mysql.RowDataPacket[]>("show global status like 'Handler_read%'");
  return rows.reduce((sum, row) => sum + Number(row.Value), 0);
}

async function send(query: string): Promise<string> {
  const response = await app.http.inject({ method: 'POST', url: '/graphql', payload: { query } });
  return response.body;
}
const ask: Ask = async query => JSON.parse(await send(query));

it('a query reads and answers no more than in proportion to its cost, with 30,000 products in 300 categories', async () => {
  const found: { name: string; rows: number; bytes: number }[] = [];
  for await (const { name, query, cost } of dearQueries(ask, sample)) {
    const before = await rowsRead();
    const body = await send(query);
    const rows = Math.round(((await rowsRead()) - before) / cost);
    found.push({ name: name.slice(0, 150), rows, bytes: Math.round(body.length / cost) });
  }
  expect(found.length).toBeGreaterThan(40);
  expect(found.filter(({ rows }) => rows > mostRowsPerPoint)).toEqual([]);
  expect(found.filter(({ bytes }) => bytes > mostBytesPerPoint)).toEqual([]);
}, 90_000);
