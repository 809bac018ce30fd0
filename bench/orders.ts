// `npm run bench:orders`: placing orders, compared with a hand-written transaction that writes the same rows.
import autocannon from 'autocannon';
import mysql from 'mysql2/promise';
import { startMariaDb } from '../tests/kit/mariadb.ts';
import { production, run, startServer, stopServers } from './servers.ts';

const ports = { tradepost: 4805, byHand: 4806 };
const clients = 16;
const seconds = 5;
const warmUpSeconds = 4;
const rounds = 3;
const products = 500;
const linesPerOrder = 3;
const atLeast = 0.5;
const password = 'a password for the bench';

const mariadb = await startMariaDb();
try {
  const url = await mariadb.database('bench');
  await run('dist/cli.js', ['migrate'], url);
  const database = await mysql.createConnection({ uri: url, multipleStatements: true });
  const productIds = await fillShelves(database);
  await startServer('dist/main.js', [], {
    DATABASE_URL: url,
    PORT: String(ports.tradepost),
    WORKER: 'off',
    ...production,
  });
  // Nobody pays here. That would soon be more than one customer may hold.
  await database.query(
    `update settings set unpaid_order_limit = null, unpaid_unit_limit = null, unconfirmed_order_limit = null,
      unconfirmed_unit_limit = null`,
  );
  // One for each client, since the orders of one customer are counted, and so placed, one after the other.
  const shoppers = await Promise.all(Array.from({ length: clients }, (_, index) => register(index)));
  const [{ userId, customerId }] = shoppers as [Shopper];
  await startServer('bench/orders-by-hand.ts', [url, String(ports.byHand), userId, customerId], {});
  let turn = 0;

  const ours = {
    url: `http://127.0.0.1:${ports.tradepost}/graphql`,
    headers: () => ({ authorization: `Bearer ${shoppers[turn++ % clients]!.accessToken}` }),
    body: () =>
      JSON.stringify({
        query:
          'mutation Place($input: PlaceOrderInput!) { placeOrder(input: $input) { order { id number total { amount } } userErrors { code message } } }',
        variables: { input: { idempotencyKey: crypto.randomUUID(), lines: someLines(productIds) } },
      }),
  };
  const byHand = {
    url: `http://127.0.0.1:${ports.byHand}/`,
    headers: () => ({}),
    body: () => JSON.stringify({ idempotencyKey: crypto.randomUUID(), lines: someLines(productIds) }),
  };
  const statements = {
    ours: await statementsPerOrder(database, ours),
    byHand: await statementsPerOrder(database, byHand),
  };
  await load(ours, warmUpSeconds);
  await load(byHand, warmUpSeconds);
  const measured = { ours: [] as number[], byHand: [] as number[] };
  for (let round = 0; round < rounds; round++) {
    measured.ours.push(await load(ours, seconds));
    measured.byHand.push(await load(byHand, seconds));
  }
  const [a, b] = [median(measured.ours), median(measured.byHand)];
  console.log(
    `placeOrder, ${linesPerOrder} lines of ${products} products, ${clients} clients, median of ${rounds} rounds of ${seconds} s`,
  );
  console.log(`  Tradepost ${a.toFixed(0)} orders/s, ${statements.ours.toFixed(1)} statements per order`);
  console.log(`  by hand   ${b.toFixed(0)} orders/s, ${statements.byHand.toFixed(1)} statements per order`);
  console.log(`  ratio     ${(a / b).toFixed(2)} (at least ${atLeast})`);
  if (a / b < atLeast) process.exitCode = 1;
  await database.end();
} finally {
  await stopServers();
  await mariadb.stop();
}

interface Target {
  readonly url: string;
  readonly headers: () => Record<string, string>;
  readonly body: () => string;
}

/** Orders per second; every answer must be an order. */
async function load({ url, headers, body }: Target, duration: number): Promise<number> {
  let orders = 0;
  let failure: string | undefined;
  const result = await autocannon({
    url,
    connections: clients,
    duration,
    requests: [
      {
        method: 'POST',
        setupRequest: request => ({
          ...request,
          headers: { 'content-type': 'application/json', ...headers() },
          body: body(),
        }),
        onResponse: (_status, text) => {
          if (text.includes('"number":"')) orders++;
          else failure ??= text.slice(0, 500);
        },
      },
    ],
  });
  if (failure !== undefined) throw new Error(`${url} answered ${failure}`);
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${url}: ${result.non2xx} failures, ${result.errors} errors.`);
  return orders / result.duration;
}

async function statementsPerOrder(database: mysql.Connection, target: Target): Promise<number> {
  const count = 20;
  const send = () =>
    fetch(target.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...target.headers() },
      body: target.body(),
    }).then(response => response.text());
  for (let i = 0; i < 5; i++) await send();
  const before = await questions(database);
  for (let i = 0; i < count; i++) await send();
  return ((await questions(database)) - before - 1) / count;
}

async function questions(database: mysql.Connection): Promise<number> {
  const [rows] = await database.query<mysql.RowDataPacket[]>("show global status like 'Questions'");
  return Number(rows[0]!.Value);
}

async function fillShelves(database: mysql.Connection): Promise<string[]> {
  const ids = Array.from({ length: products }, (_, n) => `product_${String(n).padStart(26, '0')}`);
  await database.query(
    `insert into product (id, created_at, updated_at, version, sku, name, description, price_minor, currency_code, specs, images,
      stock_on_hand, low_stock_threshold, status) values ?`,
    [
      ids.map((id, n) => [
        id,
        new Date(),
        new Date(),
        1,
        `SKU-${n}`,
        `Product ${n}`,
        '',
        1_000 + n,
        'USD',
        '{}',
        '[]',
        100_000_000,
        5,
        'ACTIVE',
      ]),
    ],
  );
  return ids;
}

/** Different products, in random order. */
function someLines(ids: readonly string[]): { productId: string; quantity: number }[] {
  const picked = new Set<string>();
  while (picked.size < linesPerOrder) picked.add(ids[Math.floor(Math.random() * ids.length)]!);
  return [...picked].map(productId => ({ productId, quantity: 1 }));
}

interface Shopper {
  readonly accessToken: string;
  readonly userId: string;
  readonly customerId: string;
}

async function register(index: number): Promise<Shopper> {
  const response = await fetch(`http://127.0.0.1:${ports.tradepost}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      query:
        'mutation ($input: RegisterCustomerInput!) { registerCustomer(input: $input) { session { accessToken } user { id customer { id } } } }',
      variables: { input: { email: `bench${index}@example.com`, password, name: 'Bench' } },
    }),
  });
  const text = await response.text();
  const { data } = JSON.parse(text) as {
    data: {
      registerCustomer: {
        session: { accessToken: string };
        user: { id: string; customer: { id: string } };
      };
    } | null;
  };
  if (!data) throw new Error(`A customer could not register: ${text}`);
  const { session, user } = data.registerCustomer;
  return { accessToken: session.accessToken, userId: user.id, customerId: user.customer.id };
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
}
