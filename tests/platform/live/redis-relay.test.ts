import { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Fact } from '../../../src/platform/live/facts.ts';
import { anything, LiveBus } from '../../../src/platform/live/live-bus.ts';
import { RedisRelay } from '../../../src/platform/live/redis-relay.ts';
import { useApp } from '../../kit/app.ts';
import { hasRedis, RedisServer } from '../../kit/redis.ts';

const app = useApp();
const patience = { timeout: 10_000, interval: 50 };

/** Two processes on one Redis, as far as live facts go. */
describe.skipIf(!hasRedis())('live facts through Redis', () => {
  let server: RedisServer;
  let buses: [LiveBus, LiveBus];
  const clients: Redis[] = [];
  const heard: [Fact[], Fact[]] = [[], []];

  function newBus(): LiveBus {
    const client = new Redis(server.url, { maxRetriesPerRequest: 1 });
    clients.push(client);
    const { log } = app().app.http;
    return new LiveBus(log, deliver => new RedisRelay(client, log, deliver));
  }

  const tell = (bus: LiveBus, about: string) => bus.tell([{ topic: 'order.changed', fact: { about } }]);

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
      bus.listen('order.changed', anything, fact => void heard[index]!.push(fact));
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
    const about = (index: 0 | 1) => heard[index].filter(fact => fact.about === 'o1');
    await vi.waitFor(() => expect(about(1)).toHaveLength(1), patience);
    await new Promise(resolve => setTimeout(resolve, 100));
    expect([about(0), about(1)]).toEqual([[{ about: 'o1' }], [{ about: 'o1' }]]);
  });

  it('come in any number', async () => {
    const facts = Array.from({ length: 1_700 }, (_, n) => ({
      topic: 'order.changed',
      fact: { about: `m${n}` },
    }));
    buses[1].tell(facts);
    const many = () => new Set(heard[0].map(fact => fact.about).filter(about => about.startsWith('m'))).size;
    await vi.waitFor(() => expect(many()).toBe(1_700), patience);
  });

  it('that are none are ignored, and said to be so', async () => {
    const before = heard[0].length;
    const nonsense = ['hello', '{}', '[]', 'null', '{"from":"x","facts":[{"topic":"order.changed"}]}'];
    for (const text of [...nonsense, '{"from":"x","facts":[{"topic":"order.changed","fact":{"about":5}}]}'])
      await clients[0]!.publish('tradepost:live', text);
    tell(buses[1], 'after nonsense');
    await vi.waitFor(() => expect(heard[0].at(-1)).toEqual({ about: 'after nonsense' }), patience);
    expect(heard[0]).toHaveLength(before + 1);
    expect(app().logLines.join()).toContain('cannot be read');
  });

  it('stay in their process while Redis is away, which is said once, and go on when it is back', async () => {
    await server.goAway();
    for (let n = 0; n < 20; n++) tell(buses[0], `away ${n}`);
    expect(heard[0].filter(({ about }) => about.startsWith('away'))).toHaveLength(20);
    const warnings = () => app().logLines.filter(line => line.includes('Redis is away')).length;
    await vi.waitFor(() => expect(warnings()).toBe(2), patience);
    await new Promise(resolve => setTimeout(resolve, 500));
    expect(warnings()).toBe(2);
    await server.start();
    await untilConnected('back');
  }, 30_000);
});
