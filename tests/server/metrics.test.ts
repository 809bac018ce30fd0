import { describe, expect, it } from 'vitest';
import { useApp } from '../kit/app.ts';
import { isMariaDb } from '../kit/database.ts';

const app = useApp();

async function metrics(): Promise<string> {
  const response = await app().http({ url: '/metrics' });
  expect(response.statusCode).toBe(200);
  expect(response.headers['content-type']).toContain('text/plain');
  return response.body;
}

/** The value of a series, 0 when it does not exist. */
async function seriesValue(series: string): Promise<number> {
  const line = (await metrics()).split('\n').find(text => text.startsWith(`${series} `));
  return line ? Number(line.slice(series.length + 1)) : 0;
}

const latencyCount = (name: string, type: string) =>
  `tradepost_graphql_operation_seconds_count{operation="${name}",type="${type}"}`;

describe('/metrics', () => {
  it('counts operations by their name, including compiled runs', async () => {
    for (let run = 1; run <= 4; run++) {
      await app().ask('guest', 'query StoreName { settings { storeName } }');
      expect(await seriesValue(latencyCount('StoreName', 'query'))).toBe(run);
    }
    await app().ask('guest', '{ settings { storeName } }');
    expect(await seriesValue(latencyCount('anonymous', 'query'))).toBe(1);
    await app().send('manager', 'mutation Add { createSupplier(input: { name: "M" }) { supplier { id } } }');
    expect(await seriesValue(latencyCount('Add', 'mutation'))).toBe(1);
    expect(await metrics()).toMatch(
      /tradepost_graphql_operation_seconds_bucket\{le="0\.5",operation="StoreName",type="query"\} 4/,
    );
  });

  it.each([
    ['GRAPHQL_PARSE_FAILED', '{ settings {', {}],
    ['GRAPHQL_VALIDATION_FAILED', '{ nope }', {}],
    ['UNAUTHENTICATED', 'mutation { createSupplier(input: { name: "x" }) { supplier { id } } }', {}],
    ['BAD_USER_INPUT', 'query ($f: Int) { products(first: $f) { totalCount } }', { f: 'x' }],
    [
      'QUERY_TOO_COMPLEX',
      '{ products(first: 100) { nodes { category { products(first: 100) { nodes { id } } } } } }',
      {},
    ],
    ['QUERY_TOO_COMPLEX', `{ ${'settings { id } '.repeat(21)} }`, {}],
  ])('counts errors by their code: %s', async (code, query, variables) => {
    const series = `tradepost_graphql_errors_total{code="${code}"}`;
    const before = await seriesValue(series);
    await app().send('guest', query, variables);
    expect(await seriesValue(series)).toBe(before + 1);
  });

  it('shows the statements, the connections to the database, and the event loop', async () => {
    const before = await seriesValue('tradepost_database_statement_seconds_count');
    await app().ask('guest', '{ products { totalCount } }');
    expect(await seriesValue('tradepost_database_statement_seconds_count')).toBeGreaterThan(before);
    expect(await seriesValue('tradepost_database_connections{state="open"}')).toBeGreaterThanOrEqual(1);
    expect(await seriesValue('tradepost_database_connections{state="waiting"}')).toBe(0);
    if (isMariaDb())
      expect(await seriesValue('tradepost_database_connections{state="idle"}')).toBeGreaterThan(0);
    expect(await metrics()).toMatch(/^nodejs_eventloop_lag_seconds \d/m);
    expect(await seriesValue('process_resident_memory_bytes')).toBeGreaterThan(1_000_000);
  });

  it('bounds the number and the length of operation names, whatever clients send', async () => {
    await app().ask('guest', `query ${'Long'.repeat(50)} { settings { id } }`);
    for (let i = 0; i < 250; i++) await app().ask('guest', `query Named${i} { settings { id } }`);
    const text = await metrics();
    const names = new Set([...text.matchAll(/seconds_count\{operation="([^"]*)"/g)].map(match => match[1]));
    expect(names.size).toBeGreaterThan(100);
    expect(names.size).toBeLessThanOrEqual(201);
    expect(names).toContain('other');
    expect(Math.max(...[...names].map(name => name!.length))).toBeLessThanOrEqual(100);
    expect(await seriesValue(latencyCount('other', 'query'))).toBeGreaterThan(50);
  });
});
