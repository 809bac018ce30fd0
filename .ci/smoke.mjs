// Starts the production install as the Docker image does, asks it one question, and stops it, twice at once: as a store goes
// live, which has no demo data, and with the demo store. Takes a minute at most.
import { spawn } from 'node:child_process';

const [directory] = process.argv.slice(2);

await Promise.all([smoke({}, 0), smoke({ DEMO_DATA: 'true' }, 3)]);
console.log('The production install starts, answers, and stops; it has demo data only when asked for.');

/** Starts a server in production with these settings, which must have so many of the first three products. */
async function smoke(settings, products) {
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
    const response = await fetch(`${address}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        query: '{ products(first: 3) { nodes { sku name price { amount } category { name } } } }',
      }),
    });
    const { data } = await response.json();
    const found = data?.products?.nodes?.length;
    if (found !== products) throw new Error(`${products} products should answer, and it is ${found}.`);

    server.kill('SIGTERM');
    const code = await ended;
    if (code !== 0) throw new Error(`The server stopped with ${code}.`);
  } finally {
    clearTimeout(killed);
    server.kill('SIGKILL');
  }
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
