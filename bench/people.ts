// `npm run bench:people`: the pages that people look at, and a mix of all, against servers that are written by hand.
import { randomBytes } from 'node:crypto';
import { isDeepStrictEqual, parseArgs } from 'node:util';
import type mysql from 'mysql2/promise';
import { fullLoad, type Loaded, pacedLoad, type Requests } from './people/load.ts';
import { scenarios } from './people/scenarios.ts';
import { tokenOf } from './people/session-by-hand.ts';
import {
  mixedRequests,
  orderRequests,
  type Person,
  pageRequest,
  type Side,
  type Sides,
} from './people/sides.ts';
import { startKeptMariaDb } from './scale/kept-mariadb.ts';
import { idOf } from './scale/scale-case.ts';
import { accounts, openStore, password } from './scale/store.ts';
import { production, startServer, stopServers } from './servers.ts';
import { ask } from './target.ts';

const { values: options } = parseArgs({
  options: {
    seconds: { type: 'string', default: '3' },
    rounds: { type: 'string', default: '3' },
    only: { type: 'string', default: '' },
    /** A folder for the store, which is used again by the next run. */
    keep: { type: 'string' },
  },
});
const seconds = Number(options.seconds);
const rounds = Number(options.rounds);
const warmUpSeconds = 3;
const pacedSeconds = 10;
const ports = { tradepost: 4811, byHand: 4812 };
const rows = 10_000;
const shoppers = 16;
const productsToOrder = 500;
const secret = randomBytes(32).toString('hex');
/** The lowest acceptable ratio of the mix. */
const mixAtLeast = 0.4;

interface Compared {
  readonly name: string;
  readonly tradepost: Loaded;
  readonly byHand: Loaded;
  readonly atLeast?: number | undefined;
}

const print = (line: string) => process.stdout.write(`${line}\n`);
const mariadb = await startKeptMariaDb(options.keep, '1G');
const stop = async () => {
  await stopServers();
  await mariadb.stop();
};
for (const name of ['SIGINT', 'SIGTERM'] as const)
  process.once(name, () => void stop().finally(() => process.exit(130)));
try {
  await openStore(mariadb, rows, { analytics: true });
  const sides = await openSides();
  print(`${rows} products and orders; 16 connections; median of ${rounds} rounds of ${seconds} s`);
  print(`\n${'requests per second'.padEnd(26)} Tradepost by hand   ratio   p50 / p95 / p99 ms      by hand`);
  const compared: Compared[] = [];
  const compare = async (name: string, of: (side: Side) => Requests, atLeast?: number) => {
    if (!name.includes(options.only)) return;
    compared.push(await measure(name, of, atLeast));
    print(lineOf(compared.at(-1)!));
  };
  for (const scenario of scenarios) {
    if (!scenario.name.includes(options.only)) continue;
    await checkSameAnswer(sides, scenario);
    await compare(scenario.name, side => () => pageRequest(sides, side, scenario), scenario.atLeast);
  }
  await compare('orders placed', side => orderRequests(sides, side));
  await compare('mix of 90 : 8 : 2', side => mixedRequests(sides, side), mixAtLeast);
  const mix = compared.at(-1);
  if (mix?.name.startsWith('mix')) await printLatencies(sides, mix);
  const missed = compared.filter(({ atLeast, ...one }) => atLeast !== undefined && ratioOf(one) < atLeast);
  for (const one of missed) print(`Missed: ${one.name} has a ratio below ${one.atLeast}.`);
  if (missed.length > 0) process.exitCode = 1;
} finally {
  await stop();
}

/** The server and the one written by hand, on the same database, with people who are signed in at both. */
async function openSides(): Promise<Sides> {
  const database = await mariadb.connect();
  const one = async (sql: string) => (await database.query<mysql.RowDataPacket[]>(sql))[0][0]!;
  const emails = Array.from({ length: shoppers }, (_, index) => `person${index + 1}@example.com`);
  const manager = 'staff1@example.com';
  await database.query(
    "update user as u join user as a on a.email_key = ? set u.password_hash = a.password_hash, u.status = 'ACTIVE' where u.email_key in (?)",
    [accounts.admin, [...emails, manager]],
  );
  // Nobody pays here. That would soon be more than one customer may hold.
  await database.query(
    `update settings set unpaid_order_limit = null, unpaid_unit_limit = null, unconfirmed_order_limit = null,
      unconfirmed_unit_limit = null, network_order_limit = null, network_unit_limit = null`,
  );
  const [products] = await database.query<mysql.RowDataPacket[]>(
    `select id from product where status = 'ACTIVE' and deleted_at is null and currency_code = 'USD' order by id limit ${productsToOrder}`,
  );
  const productIds = products.map(({ id }) => String(id));
  await database.query('update product set stock_on_hand = 1000000 where id in (?)', [productIds]);
  await startServer('dist/main.js', [], {
    DATABASE_URL: mariadb.url,
    PORT: String(ports.tradepost),
    PUBLIC_URL: `http://127.0.0.1:${ports.tradepost}`,
    WORKER: 'off',
    // Both read the database each time.
    PUBLIC_CACHE_MS: '0',
    ...production,
  });
  await startServer('bench/people/by-hand.ts', [mariadb.url, String(ports.byHand), secret], {});
  const person = async (email: string): Promise<Person> => {
    const tradepost = await signIn(email);
    const { id } = await one(
      `select s.id from session as s join user as u on u.id = s.user_id where u.email_key = '${email}' order by s.created_at desc, s.id desc limit 1`,
    );
    return { tokens: { tradepost, byHand: tokenOf(id, secret) } };
  };
  const customers: Person[] = [];
  for (const email of emails) customers.push(await person(email));
  const people = { customers, manager: await person(manager) };
  const facts = {
    productId: (await one('select id from product where deleted_at is null order by id limit 1 offset 5000'))
      .id,
    orderId: idOf('order', rows / 2).slice(1, -1),
  };
  await database.end();
  const addresses = {
    tradepost: `http://127.0.0.1:${ports.tradepost}`,
    byHand: `http://127.0.0.1:${ports.byHand}`,
  };
  return { addresses, people, facts, productIds };
}

async function signIn(email: string): Promise<string> {
  const body = JSON.stringify({
    query: 'mutation ($input: SignInInput!) { signIn(input: $input) { session { accessToken } } }',
    variables: { input: { email, password } },
  });
  const { data } = (await ask({ url: `http://127.0.0.1:${ports.tradepost}/graphql`, body })) as {
    data: { signIn: { session: { accessToken: string } } };
  };
  return data.signIn.session.accessToken;
}

async function checkSameAnswer(sides: Sides, scenario: (typeof scenarios)[number]): Promise<void> {
  const answer = async (side: Side) => {
    const { url, headers, body } = pageRequest(sides, side, scenario);
    const response = await fetch(url, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body,
    });
    return ((await response.json()) as { data: unknown }).data;
  };
  const [ours, theirs] = [await answer('tradepost'), await answer('byHand')];
  if (isDeepStrictEqual(ours, theirs)) return;
  throw new Error(
    `"${scenario.name}" gets two answers:\n${JSON.stringify(ours).slice(0, 1_500)}\n${JSON.stringify(theirs).slice(0, 1_500)}`,
  );
}

async function measure(name: string, of: (side: Side) => Requests, atLeast?: number): Promise<Compared> {
  const measured: Record<Side, Loaded[]> = { tradepost: [], byHand: [] };
  for (const side of ['tradepost', 'byHand'] as const) await fullLoad(of(side), warmUpSeconds);
  for (let round = 0; round < rounds; round++)
    for (const side of ['tradepost', 'byHand'] as const)
      measured[side].push(await fullLoad(of(side), seconds));
  return { name, tradepost: median(measured.tradepost), byHand: median(measured.byHand), atLeast };
}

/** The waits under half of what each can do at most, and of both under the same load. */
async function printLatencies(sides: Sides, mix: Compared): Promise<void> {
  print('\nmix under half of the maximal load   per second     p50     p95     p99 ms');
  const half = { tradepost: mix.tradepost.requestsPerSecond / 2, byHand: mix.byHand.requestsPerSecond / 2 };
  const lines = [
    ['Tradepost, half of its own', 'tradepost', half.tradepost],
    ['by hand, half of its own', 'byHand', half.byHand],
    ['by hand, as many as Tradepost', 'byHand', half.tradepost],
  ] as const;
  for (const [name, side, perSecond] of lines) {
    const { requestsPerSecond, p50, p95, p99 } = await pacedLoad(
      mixedRequests(sides, side),
      perSecond,
      pacedSeconds,
    );
    const numbers = [p50, p95, p99].map(wait => wait.toFixed(1).padStart(7));
    print(`  ${name.padEnd(34)} ${requestsPerSecond.toFixed(0).padStart(10)} ${numbers.join(' ')}`);
  }
}

function ratioOf({ tradepost, byHand }: Pick<Compared, 'tradepost' | 'byHand'>): number {
  return tradepost.requestsPerSecond / byHand.requestsPerSecond;
}

function lineOf({ name, tradepost, byHand, atLeast }: Compared): string {
  const waits = ({ p50, p95, p99 }: Loaded) => [p50, p95, p99].map(wait => wait.toFixed(1)).join(' / ');
  return [
    name.padEnd(26),
    tradepost.requestsPerSecond.toFixed(0).padStart(9),
    byHand.requestsPerSecond.toFixed(0).padStart(7),
    ratioOf({ tradepost, byHand }).toFixed(2).padStart(7),
    waits(tradepost).padStart(20),
    waits(byHand).padStart(20),
    atLeast === undefined ? '' : ` (at least ${atLeast})`,
  ].join(' ');
}

function median(measured: readonly Loaded[]): Loaded {
  return measured.toSorted((a, b) => a.requestsPerSecond - b.requestsPerSecond)[
    Math.floor(measured.length / 2)
  ]!;
}
