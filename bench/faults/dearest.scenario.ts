// The dearest queries that a guest may send, on 30,000 products in 300 categories.
import { stopServers } from '../servers.ts';
import { LargeShop } from './kit/large-shop.ts';
import type { Scenario } from './scenario.ts';

const longestMs = 500;
/** Prime numbers, so that every filter and sort is met. */
const [sample, shortSample] = [17, 307];
const shown = 15;

export const scenario: Scenario = {
  name: 'The dearest allowed queries',
  about: `On 30,000 products, each ends within ${longestMs} ms.`,
  async run(print, { short }) {
    const shop = await LargeShop.open({ LIMITS_MAXIMUM: '0' });
    try {
      // To tell a slow machine from dear queries: 12 ms when two quiet cores serve it.
      const counted = await shop.time('{ products(first: 1) { totalCount } }');
      print(`an index of 30,000 entries is counted in ${counted.toFixed(0)} ms`);
      const dear = await shop.dearest(short ? shortSample : sample);
      for (const { milliseconds, cost, name } of dear.slice(0, shown))
        print(`${milliseconds.toFixed(0).padStart(5)} ms, cost ${cost}: ${name.slice(0, 150)}`);
      const late = dear.filter(({ milliseconds }) => milliseconds > longestMs);
      print(`${dear.length} shapes of queries; ${late.length} took more than ${longestMs} ms`);
      return late.length === 0;
    } finally {
      await stopServers();
      await shop.close();
    }
  },
};
