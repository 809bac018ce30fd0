import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { readConfig } from '../../../../src/platform/config/config.ts';
import { BudgetSharing } from '../../../../src/platform/limits/budget-sharing.ts';
import { Budgets } from '../../../../src/platform/limits/budgets.ts';
import { GuardedRedis } from '../../../../src/platform/redis/guarded-redis.ts';
import { testLog } from '../../../kit/log.ts';
import { hasRedis, RedisServer } from '../../../kit/redis.ts';
import { testEnvironment } from '../../../kit/settings.ts';

const limits = { maximum: 100, restorePerSecond: 1, concurrent: 10 };
const patience = { answerMs: 1_000, connectMs: 1_000, retryMs: 50 };

describe.skipIf(!hasRedis())('BudgetSharing', () => {
  let server: RedisServer;
  let redis: GuardedRedis;
  let budgets: Budgets[];
  let sharing: BudgetSharing[];

  beforeAll(async () => {
    server = await RedisServer.start();
    redis = new GuardedRedis(server.url, testLog(readConfig(testEnvironment)).log, patience);
    await redis.firstContact();
    budgets = [new Budgets(limits), new Budgets(limits)];
    sharing = budgets.map(each => new BudgetSharing(each, redis));
  });
  afterAll(async () => {
    for (const each of sharing) each.close();
    redis.close();
    await server.stop();
  });

  const exchange = async () => {
    for (const each of [...sharing, ...sharing]) await each.exchange();
  };
  const available = (process: number, caller: string) => budgets[process]!.throttle(caller).available;

  it('makes what was spent at one process count at the other', async () => {
    budgets[0]!.charge('a', 60);
    budgets[1]!.charge('a', 10);
    await exchange();
    // Each learns what the other has given out with its next own charge.
    for (const each of budgets) each.charge('a', 1);
    await exchange();
    for (const each of budgets) each.charge('a', 0);
    await exchange();
    for (const process of [0, 1]) expect(available(process, 'a')).toBeLessThanOrEqual(32);
    expect(budgets[1]!.charge('a', 50).isAllowed).toBe(false);
    expect(available(0, 'b')).toBe(100);
  });

  it('counts in each process while Redis is away, and together again when it is back', async () => {
    budgets[0]!.charge('c', 30);
    await server.goAway();
    await exchange();
    expect(available(0, 'c')).toBeLessThanOrEqual(72);
    budgets[0]!.charge('c', 30);
    await server.start();
    await vi.waitFor(async () => expect(await redis.isAnswering()).toBe(true), { timeout: 10_000 });
    budgets[1]!.charge('c', 1);
    await exchange();
    budgets[1]!.charge('c', 0);
    await exchange();
    expect(available(1, 'c')).toBeLessThanOrEqual(45);
  });
});
