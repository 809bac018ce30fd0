import { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { anything, LiveBus } from '../../../src/platform/live/live-bus.ts';
import { defineLiveTopic, type LiveData } from '../../../src/platform/live/live-topic.ts';
import { RedisRelay } from '../../../src/platform/live/redis-relay.ts';
import { usePlatform } from '../../kit/platform.ts';
import { hasRedis, RedisServer } from '../../kit/redis.ts';

const platform = usePlatform();
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
    const { log } = platform();
    return new LiveBus(log, [changed], deliver => new RedisRelay(client, log, deliver));
  }

  const tell = (bus: LiveBus, about: string) => bus.publish([{ topic: changed.name, data: { about } }]);

  /** Tells until it is heard: what is told before the other side listens is not for it. */
  async function untilConnected(name: string): Promise<void> {
    for (const [from, to] of [
      [0, 1],
      [1, 0],
    ] as const) {
      await vi.waitFor(async () => {
        tell(buses[from], name);
        await new Promise(resolve => setTimeout(resolve, 20));
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
    const about = (index: 0 | 1) => heard[index].filter(data => data.about === 'o1');
    await vi.waitFor(() => expect(about(1)).toHaveLength(1), patience);
    await new Promise(resolve => setTimeout(resolve, 100));
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

  it('that are none are ignored, and said to be so', async () => {
    const before = heard[0].length;
    const nonsense = ['hello', '{}', '[]', 'null', '{"from":"x","events":[{"topic":"test.changed"}]}'];
    for (const text of [...nonsense, '{"from":"x","events":[{"topic":"test.changed","data":{"about":5}}]}'])
      await clients[0]!.publish('tradepost:live', text);
    tell(buses[1], 'after nonsense');
    await vi.waitFor(() => expect(heard[0].at(-1)).toEqual({ about: 'after nonsense' }), patience);
    expect(heard[0]).toHaveLength(before + 1);
    expect(platform().logLines.join()).toContain('cannot be read');
  });

  it('stay in their process while Redis is away, which is said once, and go on when it is back', async () => {
    await server.goAway();
    for (let n = 0; n < 20; n++) tell(buses[0], `away ${n}`);
    expect(heard[0].filter(({ about }) => about.startsWith('away'))).toHaveLength(20);
    const warnings = () => platform().logLines.filter(line => line.includes('Redis is away')).length;
    await vi.waitFor(() => expect(warnings()).toBe(2), patience);
    await new Promise(resolve => setTimeout(resolve, 500));
    expect(warnings()).toBe(2);
    await server.start();
    await untilConnected('back');
  }, 30_000);
});
