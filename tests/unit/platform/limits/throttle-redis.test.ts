import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { readConfig } from '../../../../src/platform/config/config.ts';
import { Throttle } from '../../../../src/platform/limits/throttle.ts';
import { GuardedRedis } from '../../../../src/platform/redis/guarded-redis.ts';
import { testLog } from '../../../kit/log.ts';
import { hasRedis, RedisServer } from '../../../kit/redis.ts';
import { testEnvironment } from '../../../kit/settings.ts';

const { log } = testLog(readConfig(testEnvironment));
const limits = {
  account: { attempts: 5, windowSeconds: 60, firstWaitSeconds: 30, longestWaitSeconds: 120 },
};
const key = (name: string) => [{ limit: 'account', key: name }];
/** Other processes may use the machine: an answer that comes late would count as an outage. */
const patience = { answerMs: 1_000, connectMs: 1_000, retryMs: 50 };

/** A Redis of this test's own, as two servers see it. */
describe.skipIf(!hasRedis())('throttle over Redis', () => {
  let server: RedisServer;
  let connections: GuardedRedis[];
  let throttles: Throttle[];

  beforeAll(async () => {
    server = await RedisServer.start();
    connections = [0, 1].map(() => new GuardedRedis(server.url, log, patience));
    throttles = connections.map(redis => new Throttle(limits, redis));
    await Promise.all(connections.map(redis => redis.firstContact()));
  });
  afterAll(async () => {
    for (const redis of connections) redis.close();
    await server.stop();
  });

  const waits = async (throttle: Throttle, name: string): Promise<boolean> =>
    (await throttle.attempt(key(name))).waitSeconds > 0;

  async function countAlone(name: string): Promise<void> {
    for (const throttle of throttles) {
      const answers: boolean[] = [];
      for (let time = 0; time < 7; time++) answers.push(await waits(throttle, name));
      expect(answers).toEqual([false, false, false, false, false, true, true]);
    }
  }

  async function countTogether(name: string): Promise<void> {
    for (const redis of connections)
      await vi.waitFor(async () => expect(await redis.isAnswering()).toBe(true), { timeout: 10_000 });
    for (let time = 0; time < 5; time++) expect(await waits(throttles[time % 2]!, name)).toBe(false);
    for (const throttle of throttles) expect(await waits(throttle, name)).toBe(true);
  }

  it('counts the attempts of all servers together, also of a burst', async () => {
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, n) => throttles[n % 2]!.attempt(key('burst'))),
    );
    expect(answers.filter(answer => answer.waitSeconds === 0)).toHaveLength(5);
    expect(answers.flatMap(answer => answer.tripped)).toHaveLength(1);
    for (const throttle of throttles) expect(await waits(throttle, 'burst')).toBe(true);
  });

  it('forgets on one server what succeeded on the other', async () => {
    for (let time = 0; time < 5; time++) await throttles[0]!.attempt(key('forgiven'));
    await throttles[1]!.succeed([], key('forgiven'));
    expect(await waits(throttles[0]!, 'forgiven')).toBe(false);
  });

  it('counts in each server for itself while Redis is killed, and together when it is back', async () => {
    await server.goAway();
    await countAlone('killed');
    await server.start();
    await countTogether('after the kill');
  });

  it('counts in each server for itself while Redis is frozen, and together when it is back', async () => {
    server.freeze();
    await countAlone('frozen');
    server.thaw();
    await countTogether('after the freeze');
  });
});
