// Keeps a store of some version for the tests of upgrades: a demo store with an order, a return, and a rental, as an SQLite file
// and as a dump of MariaDB. CONTRIBUTING.md, "Keep a store of a release", says when and how it is run.
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { brotliCompressSync } from 'node:zlib';
import mysql from 'mysql2/promise';
import { startMariaDb } from '../tests/kit/mariadb.ts';

const [checkout, name] = process.argv.slice(2);
if (!checkout || !/^[\w.-]+$/.test(name ?? ''))
  throw new Error(
    'Usage: node scripts/make-store-fixture.mjs <checkout that was built> <name of the fixture>',
  );

const target = new URL('../tests/fixtures/stores/', import.meta.url).pathname;
const password = 'tradepost demo';

/** A compiled program of the checkout. */
function run(program, args, folder, databaseUrl) {
  return spawn(process.execPath, [join(resolve(checkout), 'dist', program), ...args], {
    cwd: folder,
    env: {
      PATH: process.env.PATH,
      PORT: '0',
      LOG_LEVEL: 'error',
      BCRYPT_COST: '4',
      AUTH_SECRETS: 'the secret of every store that is kept as a fixture',
      DATABASE_URL: databaseUrl,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

async function runToEnd(program, args, folder, databaseUrl) {
  const [code] = await once(run(program, args, folder, databaseUrl), 'exit');
  if (code !== 0) throw new Error(`${program} ${args} ended with ${code}.`);
}

/** Serves a store while people use it. Returns what they did. */
async function useStore(folder, databaseUrl) {
  const server = run('main.js', [], folder, databaseUrl);
  let output = '';
  const address = await new Promise((found, reject) => {
    server.stdout.on('data', chunk => {
      output += chunk;
      const match = /is ready: (\S+)\/graphql/.exec(output);
      if (match) found(match[1]);
    });
    server.once('exit', () => reject(new Error(output)));
  });
  try {
    return await usedBy(address);
  } finally {
    server.kill('SIGTERM');
    await once(server, 'exit');
  }
}

async function usedBy(address) {
  const ask = async (token, query, variables = {}) => {
    const response = await fetch(`${address}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
      body: JSON.stringify({ query, variables }),
    });
    const answer = await response.json();
    if (answer.errors) throw new Error(JSON.stringify(answer.errors));
    for (const payload of Object.values(answer.data))
      if (payload?.userErrors?.length > 0) throw new Error(JSON.stringify(payload.userErrors));
    return answer.data;
  };
  const change = async (token, mutation, input, fields) => {
    const type = `${mutation[0].toUpperCase()}${mutation.slice(1)}Input`;
    const query = `mutation ($input: ${type}!) { ${mutation}(input: $input) { ${fields} userErrors { message } } }`;
    return (await ask(token, query, { input }))[mutation];
  };
  const signIn = async email =>
    (await change(undefined, 'signIn', { email, password }, 'session { accessToken }')).session.accessToken;
  let keys = 0;
  const key = () => {
    keys += 1;
    return `fixture-${keys}`;
  };
  const until = async (query, variables, token, isTrue) => {
    for (let tries = 0; tries < 300; tries += 1) {
      const data = await ask(token, query, variables);
      if (isTrue(data)) return data;
      await sleep(100);
    }
    throw new Error(`This did not happen in time: ${query}`);
  };
  const pay = async (token, what) => {
    const started = await change(token, 'startPayment', { idempotencyKey: key(), ...what }, 'payment { id }');
    await change(
      token,
      'simulatePayment',
      { paymentId: started.payment.id, outcome: 'SUCCEED' },
      'payment { id }',
    );
  };

  const customer = await signIn('customer@tradepost.example');
  const manager = await signIn('manager@tradepost.example');
  const { products } = await ask(
    undefined,
    '{ products(first: 3, filter: { availability: IN_STOCK }) { nodes { id } } }',
  );
  const { rentable } = await ask(
    undefined,
    '{ rentable: products(first: 1, filter: { rentable: true, availability: IN_STOCK }) { nodes { id rentalTerms { minimumMonths } } } }',
  );

  const { order } = await change(
    customer,
    'placeOrder',
    {
      idempotencyKey: key(),
      lines: products.nodes.slice(0, 2).map(({ id }) => ({ productId: id, quantity: 2 })),
      shippingAddress: { street: 'Hafenstraße 1', postalCode: '20457', city: 'Hamburg', country: 'DE' },
    },
    'order { id number total { amount currencyCode } lines { id } }',
  );
  await pay(customer, { orderId: order.id });
  const statusOfOrder = 'query ($id: ID!) { order(id: $id) { status amountRefunded { amount } } }';
  await until(statusOfOrder, order, customer, data => data.order.status === 'PAID');
  await change(manager, 'shipOrder', { orderId: order.id, trackingNumber: 'FX1' }, 'order { id }');
  await change(
    manager,
    'returnOrderLines',
    {
      idempotencyKey: key(),
      orderId: order.id,
      lines: [{ orderLineId: order.lines[0].id, quantity: 1 }],
      reason: 'Too loud',
    },
    'order { id }',
  );
  await until(statusOfOrder, order, customer, data => Number(data.order.amountRefunded.amount) > 0);

  const months = rentable.nodes[0].rentalTerms.minimumMonths;
  const { rental } = await change(
    customer,
    'createRental',
    { idempotencyKey: key(), productId: rentable.nodes[0].id, months },
    'rental { id number installments { id } }',
  );
  await change(
    customer,
    'signRentalContract',
    { rentalId: rental.id, signerName: 'Cleo Customer', signature: 'Cleo Customer', consent: true },
    'rental { id }',
  );
  await pay(customer, { rentalInstallmentId: rental.installments[0].id });
  const statusOfRental = 'query ($id: ID!) { rental(id: $id) { status } }';
  await until(statusOfRental, rental, customer, data => data.rental.status === 'ACTIVE');

  await change(
    undefined,
    'registerCustomer',
    { email: 'new@tradepost.example', password: 'a long enough sentence', name: 'Nora New' },
    '',
  );
  return {
    order: { id: order.id, number: order.number, total: order.total.amount },
    rental: { id: rental.id, number: rental.number },
  };
}

function keep(file, content) {
  const packed = brotliCompressSync(content);
  writeFileSync(join(target, file), packed);
  process.stdout.write(`${file}: ${content.length} bytes, ${packed.length} packed\n`);
}

const isOurs = table =>
  !table.includes('_fts') && !table.startsWith('sqlite_') && !table.startsWith('migration');

async function makeSqlite(folder) {
  const did = await useStore(folder, 'sqlite:store.db');
  const database = new DatabaseSync(join(folder, 'store.db'));
  database.prepare('vacuum into ?').run(join(folder, 'whole.db'));
  const tables = database
    .prepare("select name from sqlite_master where type = 'table'")
    .all()
    .map(row => row.name);
  const rows = {};
  for (const table of tables.filter(isOurs).sort())
    rows[table] = database.prepare(`select count(*) as total from \`${table}\``).get().total;
  database.close();
  keep(`${name}.sqlite.br`, readFileSync(join(folder, 'whole.db')));
  return { ...did, rows };
}

async function makeMariaDb(folder) {
  const server = await startMariaDb();
  try {
    const url = await server.database('store');
    await runToEnd('cli.js', ['migrate'], folder, url);
    await runToEnd('cli.js', ['seed'], folder, url);
    const did = await useStore(folder, url);
    const connection = await mysql.createConnection(url);
    const [tables] = await connection.query('show tables');
    const rows = {};
    for (const table of tables.flatMap(row => Object.values(row)).filter(isOurs)) {
      const [[{ total }]] = await connection.query(`select count(*) as total from \`${table}\``);
      rows[table] = total;
    }
    await connection.end();
    const options = [
      '--protocol=tcp',
      '--host=127.0.0.1',
      `--port=${server.port}`,
      '--user=root',
      '--skip-comments',
    ];
    const dump = execFileSync('mariadb-dump', [...options, '--single-transaction', 'store'], {
      maxBuffer: 2 ** 28,
    });
    keep(`${name}.mariadb.sql.br`, dump);
    return { ...did, rows };
  } finally {
    await server.stop();
  }
}

const folder = mkdtempSync(join(tmpdir(), 'tradepost-fixture-'));
mkdirSync(target, { recursive: true });
try {
  const stores = { sqlite: await makeSqlite(folder), mariadb: await makeMariaDb(folder) };
  writeFileSync(join(target, `${name}.json`), `${JSON.stringify(stores, null, 2)}\n`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
