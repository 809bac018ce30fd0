import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { stopServers } from '../servers.ts';
import { DatabaseServer } from './kit/database-server.ts';
import { startHaproxy } from './kit/haproxy.ts';
import { countsOf } from './kit/load.ts';
import { Client, type Outcome, Shop } from './kit/shop.ts';
import { makeStock } from './kit/stock.ts';
import type { Scenario } from './scenario.ts';

const perSecond = 200;
/** haproxy checks twice a second and needs two failures. */
const drain = { DRAIN_SECONDS: '3' };

export const scenario: Scenario = {
  name: 'rolling',
  about: `Rolling restarts of two servers behind haproxy at ${perSecond} requests a second, a fifth of them sales: not one request fails.`,
  async run(print, { short }) {
    const database = await DatabaseServer.start();
    try {
      const shop = await Shop.create(database.url);
      const ports = await shop.addTwoServers(drain);
      const haproxy = await startHaproxy(ports);
      const clerk = new Client(haproxy.address);
      await clerk.signIn('ADMIN');
      const productId = await makeStock(clerk);
      const load = new SteadyLoad(n => (n % 5 === 0 ? clerk.sell(productId) : clerk.browse()));
      await sleep(1_000);
      const codes: (number | null)[] = [];
      for (let restart = 0; restart < (short ? 2 : 6); restart++) {
        const which = restart % 2;
        const { child } = shop.servers[which]!;
        child.kill('SIGTERM');
        const [code] = child.exitCode === null ? await once(child, 'exit') : [child.exitCode];
        codes.push(code);
        await shop.addServer(drain, ports[which]);
        shop.servers[which] = shop.servers.pop()!;
        // Until haproxy has seen two good checks.
        await sleep(1_500);
      }
      await sleep(500);
      const outcomes = await load.stop();
      const failed = outcomes.filter(({ status, code }) => status !== 200 || code);
      const longest = outcomes.reduce((most, { ms }) => Math.max(most, ms), 0);
      print(
        `${codes.length} restarts, exit codes ${codes.join(' ')}; ${outcomes.length} requests: ${countsOf(outcomes)}; ${failed.length} failed; longest ${longest.toFixed(0)} ms`,
      );
      haproxy.stop();
      return failed.length === 0 && codes.every(code => code === 0);
    } finally {
      await stopServers();
      await database.stop();
    }
  },
};

/** Sends so many requests each second, whether the ones before are answered or not. */
class SteadyLoad {
  readonly #running = new Set<Promise<void>>();
  readonly #outcomes: Outcome[] = [];
  readonly #timer: NodeJS.Timeout;
  readonly #begun = performance.now();
  #sent = 0;

  constructor(send: (n: number) => Promise<Outcome>) {
    this.#timer = setInterval(() => {
      const due = ((performance.now() - this.#begun) / 1_000) * perSecond;
      while (this.#sent < due) {
        const running = send(this.#sent++).then(outcome => {
          this.#outcomes.push(outcome);
          this.#running.delete(running);
        });
        this.#running.add(running);
      }
    }, 10);
  }

  async stop(): Promise<readonly Outcome[]> {
    clearInterval(this.#timer);
    await Promise.all(this.#running);
    return this.#outcomes;
  }
}
