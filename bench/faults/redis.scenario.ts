// Redis is killed, and frozen: signing in and registering stay quick, and counts are shared again when it is back.
import { setTimeout as sleep } from 'node:timers/promises';
import { mariadbBinary, startMariaDb } from '../../tests/kit/mariadb.ts';
import { hasRedis, RedisServer } from '../../tests/kit/redis.ts';
import { run as runScript, type Server, startServer, stopServers } from '../servers.ts';
import { Missing, type Scenario } from './scenario.ts';

const password = 'four quiet words here';
/** What the issue demands. */
const longestMs = 1_000;
/** How many attempts at one account may fail before it has to wait. */
const attempts = 5;
const returnTimeoutMs = 10_000;

const signIn =
  'mutation ($input: SignInInput!) { answer: signIn(input: $input) { session { accessToken } userErrors { code } } }';
const registerCustomer =
  'mutation ($input: RegisterCustomerInput!) { answer: registerCustomer(input: $input) { session { accessToken } userErrors { code } } }';

interface Answer {
  readonly data?: {
    readonly answer: { readonly session: object | null; readonly userErrors: readonly { code: string }[] };
  };
  readonly errors?: readonly { readonly extensions: { readonly code: string } }[];
}

type Print = (line: string) => void;

export const scenario: Scenario = {
  name: 'Redis killed and frozen',
  about: 'Signing in and registering answer within a second, and counts are shared again when Redis is back.',
  async run(print, { short }) {
    if (!mariadbBinary()) throw new Missing('mariadbd');
    if (!hasRedis()) throw new Missing('redis-server');
    const mariadb = await startMariaDb();
    const redis = await RedisServer.start();
    try {
      const database = await mariadb.database('faults_redis');
      await runScript('dist/cli.js', ['migrate'], database);
      const servers = [0, 1].map(() => startServer('dist/main.js', [], settings(database, redis.url)));
      return await new RedisFaults(print, redis, await Promise.all(servers), short ? 5 : 20).run();
    } finally {
      redis.thaw();
      await stopServers();
      await redis.stop();
      await mariadb.stop();
    }
  },
};

function settings(database: string, redis: string): Record<string, string> {
  return {
    DATABASE_URL: database,
    REDIS_URL: redis,
    PORT: '0',
    PUBLIC_URL: 'http://localhost:4000',
    AUTH_SECRETS: 'a secret that only this scenario has',
    // So that the share of Redis is visible beside that of bcrypt.
    BCRYPT_COST: '4',
    // Each request comes from an address of its own, which are counted too.
    TRUST_PROXY: 'true',
    WORKER: 'off',
    LOG_LEVEL: 'error',
  };
}

class RedisFaults {
  #held = true;
  #number = 0;
  readonly #medians = new Map<string, number>();
  readonly #print: Print;
  readonly #redis: RedisServer;
  readonly #servers: readonly Server[];
  readonly #rounds: number;

  constructor(print: Print, redis: RedisServer, servers: readonly Server[], rounds: number) {
    this.#print = print;
    this.#redis = redis;
    this.#servers = servers;
    this.#rounds = rounds;
  }

  async run(): Promise<boolean> {
    await this.#send(0, registerCustomer, { email: 'known@example.com', password, name: 'Known' });
    await this.#measure('warming up');
    await this.#measure('healthy');
    await this.#share('healthy');

    await this.#redis.goAway();
    await this.#measure('killed');
    await this.#countAlone('killed');
    await this.#redis.start();
    await this.#share('back after the kill');

    this.#redis.freeze();
    await this.#measure('frozen');
    await this.#countAlone('frozen');
    // The connections are given up meanwhile, and new ones get no answer either.
    await sleep(this.#rounds > 5 ? 8_000 : 0);
    await this.#measure('still frozen');
    this.#redis.thaw();
    await this.#share('back after the freeze');
    await this.#measure('healthy again');
    return this.#held;
  }

  /** Times each kind of request one after the other, the first one right after the fault. */
  async #measure(state: string): Promise<void> {
    const kinds: [string, (n: number) => Promise<boolean>][] = [
      ['signIn', n => this.#lets(n, 'known@example.com', password)],
      [
        'signIn, wrong password',
        async n => !(await this.#lets(n, `nobody${this.#number}@example.com`, 'wrong password')),
      ],
      ['registerCustomer', n => this.#registers(n)],
    ];
    for (const [kind, send] of kinds) {
      const times: number[] = [];
      let right = 0;
      for (let round = 0; round < this.#rounds; round++) {
        const start = performance.now();
        if (await send(round)) right++;
        times.push(performance.now() - start);
      }
      this.#judge(state, kind, times, right);
    }
  }

  #judge(state: string, kind: string, times: readonly number[], right: number): void {
    const sorted = [...times].sort((a, b) => a - b);
    const [median, longest] = [sorted[Math.floor(sorted.length / 2)]!, sorted.at(-1)!];
    if (state === 'healthy') this.#medians.set(kind, median);
    const isHeld = right === times.length && longest < longestMs;
    const more = longest - (this.#medians.get(kind) ?? longest);
    this.#say(
      isHeld,
      `${state.padEnd(14)} ${kind.padEnd(22)} first ${times[0]!.toFixed(0)} ms, median ${median.toFixed(0)} ms, longest ${longest.toFixed(0)} ms (${more.toFixed(0)} ms more than the healthy median), ${right}/${times.length} right`,
    );
  }

  /** Both servers together allow as many attempts as one: waits for that, and says how long it took. */
  async #share(state: string): Promise<void> {
    const start = performance.now();
    while (!(await this.#isAvailable()) && performance.now() - start < returnTimeoutMs) await sleep(20);
    const seconds = ((performance.now() - start) / 1_000).toFixed(1);
    const email = `shared${this.#number}@example.com`;
    const refused: boolean[] = [];
    for (let n = 0; n <= attempts; n++) refused.push(await this.#mustWait(n, email));
    const isHeld = refused.indexOf(true) === attempts;
    this.#say(
      isHeld,
      `${state}: used again after ${seconds} s; attempt ${refused.indexOf(true) + 1} over two servers had to wait (${attempts + 1} expected)`,
    );
  }

  /** Attempts stay limited while Redis is away. */
  async #countAlone(state: string): Promise<void> {
    const email = `alone${this.#number}@example.com`;
    const refused: boolean[] = [];
    for (let n = 0; n <= attempts; n++) refused.push(await this.#mustWait(0, email));
    const first = refused.indexOf(true);
    this.#say(
      first === attempts,
      `${state}: attempt ${first + 1} on one server had to wait (${attempts + 1} expected)`,
    );
  }

  #say(isHeld: boolean, line: string): void {
    this.#held &&= isHeld;
    this.#print(`${isHeld ? 'held  ' : 'MISSED'} ${line}`);
  }

  async #isAvailable(): Promise<boolean> {
    for (const { address } of this.#servers) {
      const metrics = await (await fetch(`${address}/metrics`)).text();
      if (!/^tradepost_redis_available 1$/m.test(metrics)) return false;
    }
    return true;
  }

  async #lets(n: number, email: string, guess: string): Promise<boolean> {
    const { data } = await this.#send(n, signIn, { email, password: guess });
    return Boolean(data?.answer.session);
  }

  async #mustWait(n: number, email: string): Promise<boolean> {
    const { errors } = await this.#send(n, signIn, { email, password: 'wrong password' });
    return errors?.[0]?.extensions.code === 'RATE_LIMITED';
  }

  async #registers(n: number): Promise<boolean> {
    const input = { email: `new${this.#number}@example.com`, password, name: 'New' };
    const { data } = await this.#send(n, registerCustomer, input);
    return Boolean(data?.answer.session);
  }

  /** Sends to the servers in turn, each time from another address. */
  async #send(n: number, query: string, input: object): Promise<Answer> {
    const number = ++this.#number;
    const response = await fetch(`${this.#servers[n % this.#servers.length]!.address}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-forwarded-for': `10.1.${number >> 8}.${number & 255}`,
      },
      body: JSON.stringify({ query, variables: { input } }),
    });
    return (await response.json()) as Answer;
  }
}
