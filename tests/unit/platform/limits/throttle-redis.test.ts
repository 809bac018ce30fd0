import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Throttle } from '../../../../src/platform/limits/throttle.ts';

const limits = {
  account: { attempts: 5, windowSeconds: 60, firstWaitSeconds: 30, longestWaitSeconds: 120 },
};
const key = (name: string) => [{ limit: 'account', key: name }];

function hasRedis(): boolean {
  try {
    execFileSync('redis-server', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

async function freePort(): Promise<number> {
  return new Promise(resolve => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}

/** A Redis of this test's own, as two servers see it. */
describe.skipIf(!hasRedis())('throttle over Redis', () => {
  let server: ChildProcess;
  let port: number;
  let clients: Redis[];
  let throttles: Throttle[];

  beforeAll(async () => {
    port = await freePort();
    server = spawn('redis-server', ['--port', String(port), '--bind', '127.0.0.1', '--save', ''], {
      stdio: 'ignore',
    });
    clients = [0, 1].map(() => new Redis(port, '127.0.0.1', { maxRetriesPerRequest: 20 }));
    throttles = clients.map(client => new Throttle(limits, client));
    await Promise.all(clients.map(client => client.ping()));
  });
  afterAll(() => {
    for (const client of clients) client.disconnect();
    server.kill();
  });

  it('counts the attempts of all servers together, also of a burst', async () => {
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, n) => throttles[n % 2]!.attempt(key('burst'))),
    );
    expect(answers.filter(answer => answer.waitSeconds === 0)).toHaveLength(5);
    expect(answers.flatMap(answer => answer.tripped)).toHaveLength(1);
    for (const throttle of throttles)
      expect((await throttle.attempt(key('burst'))).waitSeconds).toBeGreaterThan(0);
  });

  it('forgets on one server what succeeded on the other', async () => {
    for (let time = 0; time < 5; time++) await throttles[0]!.attempt(key('forgiven'));
    await throttles[1]!.succeed([], key('forgiven'));
    expect((await throttles[0]!.attempt(key('forgiven'))).waitSeconds).toBe(0);
  });

  it('counts in each server for itself while Redis is away', async () => {
    const lonely = new Redis(await freePort(), '127.0.0.1', {
      maxRetriesPerRequest: 0,
      retryStrategy: () => null,
    });
    lonely.on('error', () => {});
    const throttle = new Throttle(limits, lonely);
    const waits = [];
    for (let time = 0; time < 7; time++) waits.push((await throttle.attempt(key('lonely'))).waitSeconds > 0);
    expect(waits).toEqual([false, false, false, false, false, true, true]);
    lonely.disconnect();
  });
});
