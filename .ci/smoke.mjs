// Starts the production install as the Docker image does, asks it one question, and stops it.
import { spawn } from 'node:child_process';

const [directory] = process.argv.slice(2);
const port = 4791;
const server = spawn(process.execPath, ['dist/main.js'], {
  cwd: directory,
  env: {
    ...process.env,
    NODE_ENV: 'production',
    PORT: String(port),
    DATABASE_URL: 'sqlite::memory:',
    LOG_LEVEL: 'warn',
    AUTH_SECRETS: 'a secret for the smoke test that is long enough',
  },
  stdio: ['ignore', 'pipe', 'inherit'],
});
const killed = setTimeout(() => server.kill('SIGKILL'), 30_000);

await new Promise((resolve, reject) => {
  server.stdout.on('data', text => String(text).includes('is ready') && resolve());
  server.once('exit', code => reject(new Error(`The server ended with ${code}.`)));
});
const response = await fetch(`http://127.0.0.1:${port}/graphql`, {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({
    query: '{ products(first: 3) { nodes { sku name price { amount } category { name } } } }',
  }),
});
const { data } = await response.json();
if (data?.products?.nodes?.length !== 3) throw new Error('The demo store did not answer.');

const ended = new Promise(resolve => server.once('exit', resolve));
server.kill('SIGTERM');
const code = await ended;
clearTimeout(killed);
if (code !== 0) throw new Error(`The server stopped with ${code}.`);
console.log('The production install starts, answers, and stops.');
