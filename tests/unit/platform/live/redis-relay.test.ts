import { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { readConfig } from '../../../../src/platform/config/config.ts';
import { anything, LiveBus } from '../../../../src/platform/live/live-bus.ts';
import { defineLiveTopic, type LiveData } from '../../../../src/platform/live/live-topic.ts';
import { RedisRelay } from '../../../../src/platform/live/redis-relay.ts';
import { testLog } from '../../../kit/log.ts';
import { hasRedis, RedisServer } from '../../../kit/redis.ts';
import { testEnvironment } from '../../../kit/settings.ts';

const { log, lines } = testLog({ ...readConfig(testEnvironment), logLevel: 'info' });
const warnings = () => lines.filter(line => line.includes('Redis is away')).length;
const changed = defineLiveTopic('test.changed');
const patience = { timeout: 10_000, interval: 50 };

/** Two processes on one Redis, as far as live events go. */
describe.skipIf(!hasRedis())('live events through Redis', () => {
  let server: RedisServer;
  let buses: [LiveBus, LiveBus];
  const clients: Redis[] = [];
  const heard: [LiveData[], LiveData[]] = [[], []];

  function newBus(): LiveBus {
    const client = new Redis(server.url, { maxRetriesPerRequest: 1 });
    clients.push(client);
    return new LiveBus(log, [changed], deliver => new RedisRelay(client, log, deliver));
  }

  const tell = (bus: LiveBus, about: string) => bus.publish([{ topic: changed.name, data: { about } }]);

  /** Publishes until it is received: what is published before the other side listens does not reach it. */
  async function untilConnected(name: string): Promise<void> {
    for (const [from, to] of [
      [0, 1],
      [1, 0],
    ] as const) {
      await vi.waitFor(() => {
        tell(buses[from], name);
        expect(heard[to].filter(({ about }) => about === name).length).toBeGreaterThan(from === 0 ? 0 : 1);
      }, patience);
    }
  }

  beforeAll(async () => {
    server = await RedisServer.start();
    buses = [newBus(), newBus()];
    buses.forEach((bus, index) => {
      bus.listen(changed, anything, data => void heard[index]!.push(data));
    });
    await untilConnected('hello');
  });
  afterAll(async () => {
    await Promise.all(buses.map(bus => bus.close()));
    for (const client of clients) client.disconnect();
    await server.stop();
  });

  it('reach the other process once, and do not come back', async () => {
    tell(buses[0], 'o1');
    // Events keep their order: an echo of the first one would have come before the answer.
    tell(buses[0], 'ask');
    await vi.waitFor(() => expect(heard[1].at(-1)).toEqual({ about: 'ask' }), patience);
    tell(buses[1], 'answer');
    await vi.waitFor(() => expect(heard[0].at(-1)).toEqual({ about: 'answer' }), patience);
    const about = (index: 0 | 1) => heard[index].filter(data => data.about === 'o1');
    expect([about(0), about(1)]).toEqual([[{ about: 'o1' }], [{ about: 'o1' }]]);
  });

  it('come in any number', async () => {
    const events = Array.from({ length: 1_700 }, (_, n) => ({
      topic: changed.name,
      data: { about: `m${n}` },
    }));
    buses[1].publish(events);
    const many = () => new Set(heard[0].map(data => data.about).filter(about => about.startsWith('m'))).size;
    await vi.waitFor(() => expect(many()).toBe(1_700), patience);
  });

  it('that cannot be read are ignored and logged', async () => {
    const before = heard[0].length;
    const nonsense = ['hello', '{}', '[]', 'null', '{"from":"x","events":[{"topic":"test.changed"}]}'];
    for (const text of [...nonsense, '{"from":"x","events":[{"topic":"test.changed","data":{"about":5}}]}'])
      await clients[0]!.publish('tradepost:live', text);
    tell(buses[1], 'after nonsense');
    await vi.waitFor(() => expect(heard[0].at(-1)).toEqual({ about: 'after nonsense' }), patience);
    expect(heard[0]).toHaveLength(before + 1);
    expect(lines.join()).toContain('cannot be read');
  });

  it.each([1, 2])(
    'stay in their process while Redis is away, and go on when it is back (outage %i)',
    async outage => {
      const before = warnings();
      await server.goAway();
      for (let n = 0; n < 20; n++) tell(buses[0], `away ${outage}.${n}`);
      expect(heard[0].filter(({ about }) => about.startsWith(`away ${outage}`))).toHaveLength(20);
      await vi.waitFor(() => expect(warnings()).toBe(before + 2), patience);
      await server.start();
      await untilConnected(`back ${outage}`);
      // Once for each of the two processes, however many attempts to connect or to send failed.
      expect(warnings()).toBe(before + 2);
      // Events may arrive before the last connection is back; the next outage begins when this one is over.
      const ends = () => lines.filter(line => line.includes('Redis is back')).length;
      await vi.waitFor(() => {
        tell(buses[0], 'nothing');
        tell(buses[1], 'nothing');
        expect(ends()).toBe(warnings());
      }, patience);
    },
    30_000,
  );
});

describe.skipIf(!hasRedis())('an outage', () => {
  let server: RedisServer;
  let client: Redis;
  let relay: RedisRelay;
  const event = { topic: changed.name, data: { about: 'o1' } };

  beforeAll(async () => {
    server = await RedisServer.start();
    client = new Redis(server.url);
    await client.ping();
    relay = new RedisRelay(client, log, () => {});
  });
  afterAll(async () => {
    await relay.close();
    client.disconnect();
    await server.stop();
  });

  /** The client answers to what is published as this test says. */
  function publishing(answer: () => Promise<number>): void {
    client.publish = answer;
  }

  it('of sending alone is logged once, and so is a later one', async () => {
    const before = warnings();
    for (const count of [1, 2]) {
      publishing(() => Promise.reject(new Error('READONLY')));
      for (let n = 0; n < 5; n++) relay.send([event]);
      await vi.waitFor(() => expect(warnings()).toBe(before + count));
      publishing(() => Promise.resolve(1));
      relay.send([event]);
      await vi.waitFor(() => expect(lines.at(-1)).toContain('Redis is back'));
    }
    expect(warnings()).toBe(before + 2);
  });

  it('because Redis does not keep up lasts until all that waited is sent', async () => {
    const before = warnings();
    for (const count of [1, 2]) {
      const answers: (() => void)[] = [];
      publishing(() => new Promise(resolve => answers.push(() => resolve(1))));
      for (let n = 0; n < 1_002; n++) relay.send([event]);
      expect(warnings()).toBe(before + count);
      expect(answers).toHaveLength(1_000);
      const last = answers.pop()!;
      for (const answer of answers) answer();
      await new Promise(setImmediate);
      expect(lines.at(-1)).toContain('does not keep up');
      last();
      await vi.waitFor(() => expect(lines.at(-1)).toContain('Redis is back'));
    }
  });
});
