import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { readConfig } from '../../../../src/platform/config/config.ts';
import { GuardedRedis } from '../../../../src/platform/redis/guarded-redis.ts';
import { RedisAway } from '../../../../src/platform/redis/redis-away.ts';
import { testLog } from '../../../kit/log.ts';
import { hasRedis, RedisServer } from '../../../kit/redis.ts';
import { testEnvironment } from '../../../kit/settings.ts';

const { log, lines } = testLog({ ...readConfig(testEnvironment), logLevel: 'info' });
const said = (text: string) => lines.filter(line => line.includes(text)).length;
const patience = { timeout: 10_000, interval: 20 };
/** Long enough for a busy machine, and shorter than what two calls that wait would take. */
const limits = { answerMs: 600, connectMs: 1_000, retryMs: 100 };

async function millisecondsOf(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

describe.skipIf(!hasRedis())('GuardedRedis', () => {
  let server: RedisServer;
  let redis: GuardedRedis;

  beforeAll(async () => {
    server = await RedisServer.start();
    redis = new GuardedRedis(server.url, log, limits);
    await redis.firstContact();
  });
  afterAll(async () => {
    redis.close();
    await server.stop();
  });

  const increment = () => redis.run(client => client.incr('count'));
  const backAgain = () => vi.waitFor(async () => expect(await redis.isAnswering()).toBe(true), patience);

  it('runs commands', async () => {
    expect(await increment()).toBe(1);
    expect(await redis.isAnswering()).toBe(true);
  });

  it('fails at once while Redis is killed, and works again when it is back', async () => {
    await server.goAway();
    const took = await millisecondsOf(async () => {
      for (let time = 0; time < 20; time++) await expect(increment()).rejects.toThrow(RedisAway);
    });
    expect(took).toBeLessThan(limits.answerMs);
    expect(await redis.isAnswering()).toBe(false);
    await server.start();
    await backAgain();
    // Redis keeps nothing on disk here, and nothing of what failed is sent later.
    expect(await increment()).toBe(1);
  });

  it('waits once for a Redis that is frozen, and then no more', async () => {
    const before = said('Redis is away');
    server.freeze();
    const together = await millisecondsOf(() =>
      Promise.all(Array.from({ length: 10 }, () => expect(increment()).rejects.toThrow(RedisAway))),
    );
    expect(together).toBeGreaterThan(limits.answerMs * 0.9);
    const afterwards = await millisecondsOf(async () => {
      for (let time = 0; time < 50; time++) await expect(increment()).rejects.toThrow(RedisAway);
    });
    expect(afterwards).toBeLessThan(limits.answerMs);
    expect(said('Redis is away')).toBe(before + 1);
    server.thaw();
    await backAgain();
    await vi.waitFor(() => expect(said('Redis is back')).toBe(said('Redis is away')), patience);
  });

  it('starts while Redis is away, and uses it as soon as it is there', async () => {
    await server.goAway();
    const early = new GuardedRedis(server.url, log, limits);
    await early.firstContact();
    await expect(early.run(client => client.ping())).rejects.toThrow(RedisAway);
    await server.start();
    await vi.waitFor(async () => expect(await early.isAnswering()).toBe(true), patience);
    early.close();
    await backAgain();
  });

  it('starts while Redis is frozen, after a second', async () => {
    server.freeze();
    const early = new GuardedRedis(server.url, log, limits);
    const took = await millisecondsOf(() => early.firstContact());
    expect(took).toBeLessThan(2 * limits.connectMs);
    await expect(early.run(client => client.ping())).rejects.toThrow(RedisAway);
    server.thaw();
    await vi.waitFor(async () => expect(await early.isAnswering()).toBe(true), patience);
    early.close();
    await backAgain();
  });

  it('is away for who still asks after it was closed', async () => {
    const closed = new GuardedRedis(server.url, log, limits);
    await closed.firstContact();
    closed.close();
    await expect(closed.run(client => client.ping())).rejects.toThrow(RedisAway);
  });
});
