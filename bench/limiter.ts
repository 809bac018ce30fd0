import { load, warmUpSeconds } from './load.ts';
import { type Facts, scenarios } from './scenarios.ts';
import { production, startServer } from './servers.ts';
import { targetOf } from './target.ts';

const pairs = 3;

/**
 * What the budget of callers costs: the smallest list with it and without it, in alternating pairs.
 * @param address of a server with budgets
 * @returns the median of the ratios of requests per second, with to without
 */
export async function costOfLimiter(
  databaseUrl: string,
  address: string,
  facts: Facts,
  seconds: number,
): Promise<number> {
  const { address: other } = await startServer('dist/main.js', [], {
    ...production,
    DATABASE_URL: databaseUrl,
    PORT: '0',
    WORKER: 'off',
    PUBLIC_URL: address,
    LIMITS_MAXIMUM: '0',
  });
  if (!other) throw new Error('The server does not say where it listens.');
  const [withBudgets, without] = [address, other].map(at => targetOf(scenarios[0]!, facts, at));
  await load(without!, warmUpSeconds);
  const ratios: number[] = [];
  for (let pair = 0; pair < pairs; pair++) {
    const one = await load(withBudgets!, seconds);
    const two = await load(without!, seconds);
    ratios.push(one.requestsPerSecond / two.requestsPerSecond);
  }
  return ratios.sort((a, b) => a - b)[Math.floor(pairs / 2)]!;
}
