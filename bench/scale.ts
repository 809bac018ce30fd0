// `npm run bench:scale`: what each query costs on a large store, in rows that the database reads.
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { allCases } from './scale/all-cases.ts';
import { startKeptMariaDb } from './scale/kept-mariadb.ts';
import { type Asker, ask, type Cost, measureCase } from './scale/measure.ts';
import { heading, isTooMuch, lineOf, summaryOf } from './scale/report.ts';
import { SlowLog } from './scale/slow-log.ts';
import { accounts, openStore, password } from './scale/store.ts';
import { production, startServer, stopServers } from './servers.ts';

const { values: options } = parseArgs({
  options: {
    rows: { type: 'string', default: '200000' },
    /** A folder for the store, which is used again by the next run. */
    keep: { type: 'string' },
    /** Part of the names of the cases to run. */
    only: { type: 'string', default: '' },
    /** Closes all days, so that the reports read sums. */
    analytics: { type: 'boolean', default: false },
    /** The memory of the database. */
    memory: { type: 'string', default: '2G' },
    /** A file for all results. */
    json: { type: 'string' },
  },
});
const rows = Number(options.rows);
if (!Number.isInteger(rows) || rows < 2_000 || rows > 20_000_000) {
  process.stderr.write(`--rows must be a whole number from 2000 to 20000000, but it is "${options.rows}".\n`);
  process.exit(2);
}

/** Access tokens hold for a quarter of an hour. */
const signInEveryMs = 600_000;

const mariadb = await startKeptMariaDb(options.keep, options.memory);
const stop = async () => {
  await stopServers();
  await mariadb.stop();
};
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => {
    process.stderr.write('Stopping …\n');
    void stop().finally(() => process.exit(130));
  });
try {
  const store = await openStore(mariadb, rows, { analytics: options.analytics });
  const costs = await measureAll(store);
  process.stdout.write(`${summaryOf(costs)}\n`);
  if (options.json) writeFileSync(options.json, JSON.stringify(costs, null, 2));
  if (costs.some(isTooMuch)) process.exitCode = 1;
} finally {
  await stop();
}

async function measureAll(store: { readonly rows: number; readonly now: Date }): Promise<Cost[]> {
  const connection = await mariadb.connect();
  await connection.query('set global slow_query_log = on');
  await connection.end();
  const { address } = await startServer('dist/main.js', [], {
    DATABASE_URL: mariadb.url,
    PORT: '0',
    PUBLIC_URL: 'http://127.0.0.1',
    WORKER: 'off',
    // Everything is read from the database, each time.
    PUBLIC_CACHE_MS: '0',
    ...production,
  });
  const log = new SlowLog(mariadb.slowLog);
  const costs: Cost[] = [];
  let asker: Asker;
  let signedInUntil = 0;
  process.stdout.write(`${heading}\n`);
  for (const scaleCase of allCases(store).filter(({ name }) => name.includes(options.only))) {
    if (performance.now() > signedInUntil) {
      asker = await signInAll(address!);
      signedInUntil = performance.now() + signInEveryMs;
    }
    const cost = await measureCase(asker!, log, scaleCase);
    costs.push(cost);
    process.stdout.write(`${lineOf(cost)}\n`);
  }
  return costs;
}

async function signInAll(address: string): Promise<Asker> {
  const [admin, customer] = [await signIn(address, accounts.admin), await signIn(address, accounts.customer)];
  return { address, tokens: { guest: undefined, admin, customer } };
}

async function signIn(address: string, email: string): Promise<string> {
  const nobody = { address, tokens: { guest: undefined, customer: undefined, admin: undefined } };
  const { data, errors } = await ask(
    nobody,
    'guest',
    'mutation ($input: SignInInput!) { signIn(input: $input) { session { accessToken } } }',
    { input: { email, password } },
  );
  const { session } = (data?.signIn ?? {}) as { session?: { accessToken: string } };
  if (!session) throw new Error(`${email} was not let in: ${JSON.stringify(errors)}`);
  return session.accessToken;
}
