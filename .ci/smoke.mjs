// Starts the production install as the Docker image does, asks it one question, and stops it, three times at once: as a store
// goes live, which has no demo data; with the demo store; and in development, where the people of the demo store can sign in.
// There one of them gets a PDF and another pays an order, for which the server needs what lies outside of the bundle (the
// threads for passwords, pdfkit, the fonts) and what is loaded late (Stripe's and OpenTelemetry's packages). The command line
// makes a database, and a worker starts on it. Takes a minute at most.
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { TraceCollector } from '../tests/kit/trace-collector.ts';
import { stripeDouble } from './stripe-double.mjs';

const [directory] = process.argv.slice(2);
const stripe = await stripeDouble();
const traces = new TraceCollector();
const tracesUrl = await traces.start();

await Promise.all([
  smoke({}, 0),
  smoke({ DEMO_DATA: 'true' }, 3),
  smoke(
    { NODE_ENV: 'development', ...stripe.settings, OTEL_EXPORTER_OTLP_ENDPOINT: tracesUrl },
    3,
    async address => {
      await exportPdf(address);
      await payOrder(address);
    },
  ),
  worker(),
]);
traces.stop();
if (traces.spans.length === 0) throw new Error('The collector got no traces.');
console.log(
  'The production install starts, answers, makes a PDF, takes a payment, sends traces, works off jobs, and stops; it has demo data only when asked for.',
);

/** Starts a server, in production unless these settings say otherwise. It must have so many of the first three products, and do more. */
async function smoke(settings, products, andMore = async () => {}) {
  const server = start(['dist/main.js'], { DATABASE_URL: 'sqlite::memory:', ...settings });
  try {
    const address = await server.says(/is ready: (\S+)\/graphql/);
    const data = await ask(
      address,
      '{ products(first: 3) { nodes { sku name price { amount } category { name } } } }',
    );
    const found = data.products.nodes.length;
    if (found !== products) throw new Error(`${products} products should answer, and it is ${found}.`);
    await andMore(address);

    await server.stop();
  } finally {
    server.kill();
  }
}

/** Makes a database by the command line, and starts and stops a worker on it. */
async function worker() {
  const folder = await mkdtemp(join(tmpdir(), 'tradepost-smoke-'));
  const settings = { DATABASE_URL: `sqlite:${join(folder, 'store.db')}` };
  try {
    await start(['dist/cli.js', 'migrate'], settings).ends();
    const worker = start(['dist/cli.js', 'worker'], settings);
    await worker.says(/The worker (is running)/);
    await worker.stop();
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Starts a program of the production install, for half a minute at most. */
function start(program, settings) {
  const { DEMO_DATA: _, ...environment } = process.env;
  const child = spawn(process.execPath, program, {
    cwd: directory,
    env: {
      ...environment,
      NODE_ENV: 'production',
      PORT: '0',
      LOG_LEVEL: 'warn',
      AUTH_SECRETS: 'a secret for the smoke test that is long enough',
      ...settings,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const kill = () => child.kill('SIGKILL');
  // When another one fails, this one is not left behind.
  process.once('exit', kill);
  const killed = setTimeout(kill, 30_000);
  let output = '';
  child.stdout.on('data', chunk => {
    output += String(chunk);
    child.emit('output');
  });
  const ended = new Promise(resolve => {
    child.once('exit', (code, signal) => {
      clearTimeout(killed);
      resolve(code ?? signal);
    });
  });
  const ends = async () => {
    const code = await ended;
    if (code !== 0) throw new Error(`${program.join(' ')} ended with ${code}.`);
  };
  return {
    kill,
    ends,
    /** Waits until it prints this. @returns the first group */
    says: words =>
      Promise.race([
        new Promise(resolve => {
          const look = () => {
            const found = words.exec(output)?.[1];
            if (found) resolve(found);
          };
          child.on('output', look);
          look();
        }),
        ended.then(code => {
          throw new Error(`${program.join(' ')} ended with ${code} before it said ${words}.`);
        }),
      ]),
    stop: () => {
      child.kill('SIGTERM');
      return ends();
    },
  };
}

async function ask(address, query, variables = {}, token = undefined) {
  const response = await fetch(`${address}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = await response.json();
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
}

/** @returns the access token of one of the people of the demo store */
async function signIn(address, who) {
  const data = await ask(
    address,
    'mutation ($email: String!) { signIn(input: { email: $email, password: "tradepost demo" }) { session { accessToken } } }',
    { email: `${who}@tradepost.example` },
  );
  return data.signIn.session.accessToken;
}

async function exportPdf(address) {
  const accessToken = await signIn(address, 'manager');
  const { createExport } = await ask(
    address,
    'mutation { createExport(input: { report: PRODUCTS, format: PDF }) { export { id } userErrors { message } } }',
    {},
    accessToken,
  );
  const { id } = createExport.export;
  let url = null;
  while (!url) {
    await sleep(200);
    const query = 'query ($id: ID!) { export(id: $id) { status url failureMessage } }';
    const { export: made } = await ask(address, query, { id }, accessToken);
    if (made.status === 'FAILED') throw new Error(`There is no PDF: ${made.failureMessage}`);
    url = made.url;
  }
  const { pathname, search } = new URL(url);
  const file = Buffer.from(await (await fetch(`${address}${pathname}${search}`)).arrayBuffer());
  if (file.toString('latin1', 0, 5) !== '%PDF-') throw new Error(`This is no PDF: ${file.subarray(0, 200)}`);
}

/** A customer orders something and pays it at Stripe, which then reports it. */
async function payOrder(address) {
  const accessToken = await signIn(address, 'customer');
  const change = async (name, type, input, selection) => {
    const query = `mutation ($input: ${type}!) { ${name}(input: $input) { ${selection} userErrors { message } } }`;
    const { [name]: payload } = await ask(address, query, { input }, accessToken);
    if (payload.userErrors.length > 0) throw new Error(`${name}: ${payload.userErrors[0].message}`);
    return payload;
  };
  const { products } = await ask(
    address,
    '{ products(first: 1, filter: { availability: [IN_STOCK] }) { nodes { id } } }',
  );
  const lines = [{ productId: products.nodes[0].id, quantity: 1 }];
  const { order } = await change(
    'placeOrder',
    'PlaceOrderInput',
    { idempotencyKey: randomUUID(), lines },
    'order { id }',
  );
  const { payment } = await change(
    'startPayment',
    'StartPaymentInput',
    { idempotencyKey: randomUUID(), target: { orderId: order.id } },
    'payment { clientSecret }',
  );
  const intent = stripe.intents.at(-1);
  if (!intent || payment.clientSecret !== intent.client_secret)
    throw new Error(`The payment is not Stripe's: ${JSON.stringify(payment)}`);
  const { body, headers } = stripe.paid(intent);
  const answer = await fetch(`${address}/webhooks/stripe`, { method: 'POST', headers, body });
  if (answer.status !== 200) throw new Error(`The webhook was answered with ${answer.status}.`);
  for (;;) {
    const query = 'query ($id: ID!) { order(id: $id) { status } }';
    const { order: paid } = await ask(address, query, { id: order.id }, accessToken);
    if (paid.status === 'PAID') return;
    await sleep(200);
  }
}
