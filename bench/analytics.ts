// `npm run bench:analytics`: the reports of a year over a million order lines, from rollups and from the orders themselves.
import { spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import mysql from 'mysql2/promise';
import { bundled } from '../tests/kit/bundled.ts';
import { startMariaDb } from '../tests/kit/mariadb.ts';
import { type Report, reports } from './analytics-reports.ts';
import { fillStore } from './analytics-store.ts';
import { production, run, startServer, stopServers } from './servers.ts';

const port = 4808;
// The rounds are spread out, so that a few busy seconds of the machine affect one of them only.
const repeats = {
  rollups: { rounds: 3, warmUp: 5, measured: 40 },
  live: { rounds: 1, warmUp: 1, measured: 3 },
};
const limits = { totalMs: 540_000, closeSeconds: 60, lateChangeMs: 100 };
const lateChanges = 11;
const account = { email: 'bench@example.com', password: 'a password for the bench' };

interface Measured {
  readonly p50: number;
  readonly p95: number;
  readonly answer: unknown;
}

const say = (line: string) => process.stderr.write(`${line}\n`);
const print = (line: string) => process.stdout.write(`${line}\n`);
const missed: string[] = [];
const mariadb = await startMariaDb();
try {
  const isLate = sleep(limits.totalMs, undefined, { ref: false }).then(() => {
    throw new Error(`This took more than ${limits.totalMs / 1_000} s.`);
  });
  await Promise.race([bench(await mariadb.database('bench')), isLate]);
} finally {
  await stopServers();
  await mariadb.stop();
}
print(missed.length === 0 ? 'Every target is met.' : `Missed: ${missed.join('; ')}`);
if (missed.length > 0) process.exitCode = 1;

async function bench(url: string): Promise<void> {
  await run('dist/cli.js', ['migrate'], url);
  await createAdmin(url);
  const database = await mysql.createConnection(url);
  const filling = await seconds(() => fillStore(database, new Date()));
  const count = async (table: string) =>
    Number((await database.query<mysql.RowDataPacket[]>(`select count(*) as n from ${table}`))[0][0]!.n);
  const filled = { orders: await count('sales_order'), lines: await count('order_line') };
  say(`${filled.orders} orders with ${filled.lines} lines were inserted in ${filling.toFixed(0)} s.`);

  const rollups = await openRollups(url);
  const closing = await rollups.close();
  say(`${closing.days} days were closed in ${closing.seconds.toFixed(1)} s.`);
  const late = await rollups.applyLateChanges(database);
  await rollups.stop();
  await database.query('analyze table product_sales, category_sales, seller_sales, customer_sales');
  const rows = {
    days: await count("product_sales where grain = 'DAY'"),
    months: await count("product_sales where grain = 'MONTH'"),
    years: await count("product_sales where grain = 'YEAR'"),
    categories: await count('category_sales'),
    sellers: await count('seller_sales'),
    customers: await count('customer_sales'),
  };

  await startServer('dist/main.js', [], {
    DATABASE_URL: url,
    PORT: String(port),
    PUBLIC_URL: `http://127.0.0.1:${port}`,
    // A worker would close the days again that are to be read from the orders themselves.
    WORKER: 'off',
    ...production,
  });
  const token = await signIn();
  const fromRollups = await measureAll(token, repeats.rollups);
  for (const table of [
    'product_sales',
    'category_sales',
    'summed_category',
    'seller_sales',
    'customer_sales',
  ])
    await database.query(`truncate ${table}`);
  await database.query("update rollup_state set closed_through = null, open_from = '1000-01-01'");
  say('All rollups are deleted; now the same reports from the orders themselves …');
  const live = await measureAll(token, repeats.live);
  await database.end();

  print(
    `${filled.lines} order lines of ${filled.orders} orders on MariaDB; the last 365 days, ${repeats.rollups.measured} requests each over HTTP, median of ${repeats.rollups.rounds} rounds`,
  );
  print(`\n${'ms'.padEnd(34)}    p50     p95   limit               live p50   live ÷ rollups   same answer`);
  for (const report of reports) print(lineOf(report, fromRollups.get(report)!, live.get(report)!));
  print(
    `\nclosing ${closing.days} days      ${closing.seconds.toFixed(1)} s, ${((closing.seconds / closing.days) * 1_000).toFixed(0)} ms per day (at most ${limits.closeSeconds} s) ${verdict('closing the days', closing.seconds <= limits.closeSeconds)}`,
  );
  print(
    `a late refund applied   p50 ${at(late, 0.5).toFixed(0)} ms, max ${at(late, 1).toFixed(0)} ms (at most ${limits.lateChangeMs} ms) ${verdict('late refunds', at(late, 0.5) <= limits.lateChangeMs)}`,
  );
  print(
    `rows of rollups         ${rows.days} by product and day, ${rows.months} by product and month, ${rows.years} by product and year, ${rows.categories} by category, ${rows.sellers} by seller, ${rows.customers} by customer; ${filled.lines} order lines`,
  );
}

interface Repeats {
  readonly rounds: number;
  readonly warmUp: number;
  readonly measured: number;
}

async function measureAll(
  token: string,
  { rounds, warmUp, measured }: Repeats,
): Promise<Map<Report, Measured>> {
  const all = new Map<Report, Measured[]>(reports.map(report => [report, []]));
  for (let round = 0; round < rounds; round++)
    for (const [report, results] of all) {
      for (let i = 0; i < warmUp; i++) await ask(report.query, {}, token);
      results.push(await measure(report, token, measured));
      const { p50, p95 } = results.at(-1)!;
      say(`  ${report.name.padEnd(34)} p50 ${p50.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms`);
    }
  return new Map([...all].map(([report, results]) => [report, medianOf(results)]));
}

async function measure(report: Report, token: string, requests: number): Promise<Measured> {
  const waits: number[] = [];
  let answer: unknown;
  for (let i = 0; i < requests; i++) {
    const start = performance.now();
    answer = await ask(report.query, {}, token);
    waits.push(performance.now() - start);
  }
  return { p50: at(waits, 0.5), p95: at(waits, 0.95), answer };
}

function medianOf(results: readonly Measured[]): Measured {
  const median = (of: (result: Measured) => number) => at(results.map(of), 0.5);
  return { p50: median(({ p50 }) => p50), p95: median(({ p95 }) => p95), answer: results.at(-1)!.answer };
}

function lineOf(report: Report, rollups: Measured, live: Measured): string {
  const isSame = isDeepStrictEqual(rollups.answer, live.answer);
  if (!isSame) missed.push(`${report.name} has two different answers`);
  const isQuick = rollups.p95 <= report.limitMs;
  return [
    report.name.padEnd(34),
    rollups.p50.toFixed(1).padStart(6),
    rollups.p95.toFixed(1).padStart(7),
    String(report.limitMs).padStart(7),
    verdict(report.name, isQuick).padEnd(8),
    live.p50.toFixed(0).padStart(14),
    (live.p50 / rollups.p50).toFixed(1).padStart(16),
    (isSame ? 'yes' : 'NO').padStart(13),
  ].join(' ');
}

function verdict(name: string, isGood: boolean): string {
  if (!isGood) missed.push(`${name} is too slow`);
  return isGood ? 'OK' : 'TOO SLOW';
}

/** The built server code in this process, so that a day and a late change are measured without the start of a process. */
async function openRollups(url: string) {
  const {
    buildApp,
    prepareModules,
    systemContext,
    readConfig,
    inTransaction,
    closeDays,
    applyLateOrderChange,
    recomputeClosedDay,
  } = (await bundled('bench/server-code.ts')) as typeof import('./server-code.ts');
  const app = await buildApp(readConfig({ DATABASE_URL: url, ...production }));
  await prepareModules(app);
  const ctx = systemContext(app.services, app.http.log);
  return {
    stop: () => app.stop(),
    async close(): Promise<{ days: number; seconds: number }> {
      let days = 0;
      const taken = await seconds(() => closeDays(ctx, () => days++));
      return { days, seconds: taken };
    },
    /** Returns the first line of some old orders, and measures how long the rollups take to include that. */
    async applyLateChanges(database: mysql.Connection): Promise<number[]> {
      const [orders] = await database.query<mysql.RowDataPacket[]>(
        `select id, date_format(placed_at, '%Y-%m-%d') as day from sales_order where status <> 'CANCELLED' and refunded_minor = 0 and customer_id is not null
          order by md5(id) limit ${lateChanges}`,
      );
      const waits: number[] = [];
      for (const { id: orderId, day } of orders) {
        await database.query(
          `update order_line as l join sales_order as o on o.id = l.order_id set l.returned_quantity = l.quantity, l.refunded_minor = l.total_minor,
            o.refunded_net_minor = l.total_minor, o.refunded_minor = l.total_minor where o.id = ? and l.position = 0`,
          [orderId],
        );
        waits.push(
          1_000 *
            (await seconds(async () => {
              await inTransaction(ctx, ctx => applyLateOrderChange.run(ctx, { orderId } as never));
              // The first job queues this one, which a worker would take at once.
              await inTransaction(ctx, ctx => recomputeClosedDay.run(ctx, { day } as never));
            })),
        );
      }
      return waits;
    },
  };
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1_000;
}

function at(waits: readonly number[], share: number): number {
  const sorted = waits.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!;
}

async function ask<T>(query: string, variables: object, token?: string): Promise<T> {
  const response = await fetch(`http://127.0.0.1:${port}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
    body: JSON.stringify({ query, variables }),
    signal: AbortSignal.timeout(120_000),
  });
  const { data, errors } = (await response.json()) as { data: T; errors?: unknown };
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
}

async function signIn(): Promise<string> {
  const text = 'mutation ($input: SignInInput!) { signIn(input: $input) { session { accessToken } } }';
  const { signIn } = await ask<{ signIn: { session: { accessToken: string } } }>(text, { input: account });
  return signIn.session.accessToken;
}

function createAdmin(url: string): Promise<void> {
  const child = spawn(process.execPath, ['dist/cli.js', 'create-admin', account.email], {
    env: { ...process.env, DATABASE_URL: url },
    stdio: ['pipe', 'ignore', 'inherit'],
  });
  child.stdin.end(`${account.password}\n`);
  return new Promise((resolve, reject) =>
    child.once('exit', code => (code === 0 ? resolve() : reject(new Error('create-admin failed.')))),
  );
}
