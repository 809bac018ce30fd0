// Starts the production install as the Docker image does, asks it one question, and stops it, three times at once: as a store
// goes live, which has no demo data; with the demo store; and in development, where the people of the demo store can sign in.
// There one of them gets a PDF, for which the server needs what lies outside the bundle: the threads for passwords, pdfkit, and
// the fonts. Takes a minute at most.
import { spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';

const [directory] = process.argv.slice(2);

await Promise.all([
  smoke({}, 0),
  smoke({ DEMO_DATA: 'true' }, 3),
  smoke({ NODE_ENV: 'development' }, 3, exportPdf),
]);
console.log(
  'The production install starts, answers, makes a PDF, and stops; it has demo data only when asked for.',
);

/** Starts a server, in production unless these settings say otherwise. It must have so many of the first three products, and do more. */
async function smoke(settings, products, andMore = async () => {}) {
  const { DEMO_DATA: _, ...environment } = process.env;
  const server = spawn(process.execPath, ['dist/main.js'], {
    cwd: directory,
    env: {
      ...environment,
      NODE_ENV: 'production',
      PORT: '0',
      DATABASE_URL: 'sqlite::memory:',
      LOG_LEVEL: 'warn',
      AUTH_SECRETS: 'a secret for the smoke test that is long enough',
      ...settings,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  // When the other one fails, this one is not left behind.
  process.once('exit', () => server.kill('SIGKILL'));
  const ended = new Promise(resolve => {
    server.once('exit', (code, signal) => resolve(code ?? signal));
  });
  const killed = setTimeout(() => server.kill('SIGKILL'), 30_000);

  try {
    const address = await Promise.race([
      addressOf(server),
      ended.then(code => Promise.reject(new Error(`The server ended with ${code} before it was ready.`))),
    ]);
    const data = await ask(
      address,
      '{ products(first: 3) { nodes { sku name price { amount } category { name } } } }',
    );
    const found = data.products.nodes.length;
    if (found !== products) throw new Error(`${products} products should answer, and it is ${found}.`);
    await andMore(address);

    server.kill('SIGTERM');
    const code = await ended;
    if (code !== 0) throw new Error(`The server stopped with ${code}.`);
  } finally {
    clearTimeout(killed);
    server.kill('SIGKILL');
  }
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

async function exportPdf(address) {
  const { signIn } = await ask(
    address,
    'mutation { signIn(input: { email: "manager@tradepost.example", password: "tradepost demo" }) { session { accessToken } } }',
  );
  const { accessToken } = signIn.session;
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

/** Where the server listens, such as `http://localhost:40123`, once it says that it is ready. */
function addressOf(server) {
  let output = '';
  return new Promise(resolve => {
    server.stdout.on('data', chunk => {
      output += String(chunk);
      const address = /is ready: (\S+)\/graphql/.exec(output)?.[1];
      if (address) resolve(address);
    });
  });
}
