// Sixteen guests send the dearest query that a guest may, each as often as they can. What does another shopper notice?
import { setTimeout as sleep } from 'node:timers/promises';
import { stopServers } from '../servers.ts';
import { LargeShop } from './kit/large-shop.ts';
import { countsOf, Loop, percentile } from './kit/load.ts';
import { Client } from './kit/shop.ts';
import type { Scenario } from './scenario.ts';

const guests = 16;
const longestMs = 250;
/** Prime numbers, so that every filter and sort is met. */
const [sample, shortSample] = [101, 307];

export const scenario: Scenario = {
  name: 'A crowd of guests with dear queries',
  about: `${guests} guests in a loop leave another shopper's page at a p99 below ${longestMs} ms.`,
  async run(print, { short }) {
    const shop = await LargeShop.open({ LIMITS_MAXIMUM: '0' });
    try {
      const [dearest] = await shop.dearest(short ? shortSample : sample);
      print(
        `the dearest query takes ${dearest!.milliseconds.toFixed(0)} ms alone, and costs ${dearest!.cost}`,
      );
      // Budgets as they are by default; each guest has an address of their own.
      const address = await shop.addServer({ TRUST_PROXY: 'true' });
      const shopper = new Client(address, 60_000, '198.51.100.1');
      const seconds = short ? 5 : 20;
      const quiet = new Loop(() => shopper.browse(), 50);
      await sleep(3_000);
      await quiet.stop();
      const crowd = Array.from({ length: guests }, (_, n) => {
        const guest = new Client(address, 60_000, `203.0.113.${n + 1}`);
        return new Loop(() => guest.send(dearest!.query));
      });
      await sleep(500);
      const busy = new Loop(() => shopper.browse(), 50);
      await sleep(seconds * 1_000);
      await busy.stop();
      await Promise.all(crowd.map(loop => loop.stop()));
      const [before, during] = [quiet, busy].map(loop => loop.outcomes.slice(5).map(({ ms }) => ms));
      const p99 = percentile(during!, 0.99);
      print(`the crowd in ${seconds} s: ${countsOf(crowd.flatMap(loop => loop.outcomes))}`);
      print(
        `the shopper: ${countsOf(busy.outcomes)}; p50 ${percentile(during!, 0.5).toFixed(0)} ms, p99 ${p99.toFixed(0)} ms (alone ${percentile(before!, 0.99).toFixed(0)} ms)`,
      );
      return p99 < longestMs && busy.outcomes.every(({ status, code }) => status === 200 && !code);
    } finally {
      await stopServers();
      await shop.close();
    }
  },
};
