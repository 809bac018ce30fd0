// `npm run bench:sign-ins`: how much slower browsing becomes while a crowd signs in at once.
import autocannon from 'autocannon';
import { startMariaDb } from '../tests/kit/mariadb.ts';
import { production, run, startServer, stopServers } from './servers.ts';

const port = 4803;
const url = `http://127.0.0.1:${port}/graphql`;
const crowd = 50;
const rounds = 3;
const connections = 4;
const seconds = 6;
const maxRatio = 3;
const password = 'a password for the bench';
const products = JSON.stringify({ query: '{ products(first: 20) { nodes { name } } }' });

const mariadb = await startMariaDb();
try {
  const database = await mariadb.database('bench');
  await run('dist/cli.js', ['migrate'], database);
  await run('dist/cli.js', ['seed'], database);
  await startServer('dist/main.js', [], {
    DATABASE_URL: database,
    PORT: String(port),
    // Each person in the crowd has their own address.
    TRUST_PROXY: 'true',
    WORKER: 'off',
    ...production,
  });
  for (let n = 0; n < crowd; n++) await register(n);
  await browse();

  const quiet: number[] = [];
  const busy: number[] = [];
  const waits: number[] = [];
  for (let round = 0; round < rounds; round++) {
    quiet.push(await browse());
    const start = performance.now();
    const signIns = Promise.all(Array.from({ length: crowd }, (_, n) => signIn(n)));
    busy.push(await browse());
    await signIns;
    waits.push(performance.now() - start);
  }
  const [before, during] = [median(quiet), median(busy)];
  const ratio = during / before;
  console.log(
    `p99 of products(first: 20), ${connections} connections, median of ${rounds} rounds of ${seconds} s`,
  );
  console.log(`  alone                         ${before.toFixed(1)} ms`);
  console.log(
    `  while ${crowd} people sign in at once ${during.toFixed(1)} ms, ${ratio.toFixed(2)} times as much`,
  );
  console.log(
    `  all ${crowd} were signed in after ${(median(waits) / 1_000).toFixed(1)} s (bcrypt at cost 12)`,
  );
  console.log(ratio <= maxRatio ? 'The target was met.' : `Missed: at most ${maxRatio} times.`);
  if (ratio > maxRatio) process.exitCode = 1;
} finally {
  await stopServers();
  await mariadb.stop();
}

/** The p99 in milliseconds of people who browse. */
async function browse(): Promise<number> {
  const { latency, non2xx, errors } = await autocannon({
    url,
    body: products,
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-forwarded-proto': 'https' },
    connections,
    duration: seconds,
  });
  if (non2xx > 0 || errors > 0) throw new Error(`${non2xx} failures and ${errors} errors.`);
  return latency.p99;
}

function register(n: number): Promise<void> {
  return send(
    n,
    'mutation ($input: RegisterCustomerInput!) { answer: registerCustomer(input: $input) { session { accessToken } } }',
    { email: `person${n}@example.com`, password, name: `Person ${n}` },
  );
}

function signIn(n: number): Promise<void> {
  return send(
    n,
    'mutation ($input: SignInInput!) { answer: signIn(input: $input) { session { accessToken } } }',
    { email: `person${n}@example.com`, password },
  );
}

async function send(n: number, query: string, input: object): Promise<void> {
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-forwarded-proto': 'https',
      'x-forwarded-for': `10.0.0.${n + 1}`,
    },
    body: JSON.stringify({ query, variables: { input } }),
  });
  const { data } = (await response.json()) as { data?: { answer: { session: object | null } } };
  if (!data?.answer.session) throw new Error(`Person ${n} was not let in.`);
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
}
