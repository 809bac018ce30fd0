import { setTimeout as sleep } from 'node:timers/promises';
import { beforeEach, describe, expect, it } from 'vitest';
import { systemContext } from '../../../src/app.ts';
import { type Context, inTransaction } from '../../../src/platform/context/context.ts';
import type { Fact, Told } from '../../../src/platform/live/facts.ts';
import { anything, LiveBus } from '../../../src/platform/live/live-bus.ts';
import { publish } from '../../../src/platform/live/publish.ts';
import { useApp } from '../../kit/app.ts';

const app = useApp();

let bus: LiveBus;
let sent: Told[];
let ctx: Context;

beforeEach(() => {
  sent = [];
  const relay = { send: (facts: readonly Told[]) => void sent.push(...facts), close: async () => {} };
  bus = new LiveBus(app().app.http.log, () => relay);
  ctx = systemContext({ ...app().app.services, live: bus }, app().app.http.log);
});

/** Listens, and keeps what it hears. */
function heard(topic: 'order.changed' | 'stock.changed', about: readonly string[] | typeof anything) {
  const facts: Fact[] = [];
  const leave = bus.listen(topic, about, fact => void facts.push(fact));
  return { facts, leave };
}

describe('publish', () => {
  it('tells after the commit what was published in a transaction, each fact once', async () => {
    const { facts } = heard('order.changed', anything);
    const stock = heard('stock.changed', ['p1']);
    await inTransaction(ctx, async ctx => {
      publish(ctx, 'order.changed', { about: 'o1' });
      publish(ctx, 'order.changed', { about: 'o2' });
      await inTransaction(ctx, async ctx => publish(ctx, 'order.changed', { about: 'o1' }));
      publish(ctx, 'stock.changed', { about: 'p1' });
      publish(ctx, 'stock.changed', { about: 'p2' });
      await sleep(5);
      expect(facts).toEqual([]);
    });
    expect(facts).toEqual([{ about: 'o1' }, { about: 'o2' }]);
    expect(stock.facts).toEqual([{ about: 'p1' }]);
    expect(sent).toHaveLength(4);
  });

  it('tells nothing when the transaction is rolled back', async () => {
    const { facts } = heard('order.changed', anything);
    const failing = inTransaction(ctx, async ctx => {
      publish(ctx, 'order.changed', { about: 'o1' });
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect([facts, sent]).toEqual([[], []]);
  });

  it('is for transactions only', () => {
    expect(() => publish(ctx, 'order.changed', { about: 'o1' })).toThrow('inTransaction');
  });

  it('does not let a listener that fails undo or repeat what was done, or keep it from the others', async () => {
    bus.listen('order.changed', anything, () => {
      throw new Error('a listener at fault');
    });
    const { facts } = heard('order.changed', anything);
    let runs = 0;
    await inTransaction(ctx, async ctx => {
      runs++;
      publish(ctx, 'order.changed', { about: 'o1' });
    });
    expect(runs).toBe(1);
    expect(facts).toEqual([{ about: 'o1' }]);
    expect(app().logLines.join()).toContain('a listener at fault');
  });
});

describe('the bus', () => {
  it('tells a listener what it asked for, once, until it leaves', () => {
    const { facts, leave } = heard('stock.changed', ['p1', 'p2', 'p1']);
    expect(bus.listenerCount).toBe(2);
    const tell = (about: string) => bus.tell([{ topic: 'stock.changed', fact: { about } }]);
    tell('p1');
    tell('p3');
    bus.tell([{ topic: 'order.changed', fact: { about: 'p1' } }]);
    leave();
    leave();
    tell('p2');
    expect(facts).toEqual([{ about: 'p1' }]);
    expect(bus.listenerCount).toBe(0);
  });

  it('a listener may leave while it is told', () => {
    const told: string[] = [];
    const leave = bus.listen('stock.changed', ['p1'], () => {
      told.push('first');
      leave();
    });
    bus.listen('stock.changed', ['p1'], () => told.push('second'));
    bus.tell([{ topic: 'stock.changed', fact: { about: 'p1' } }]);
    bus.tell([{ topic: 'stock.changed', fact: { about: 'p1' } }]);
    expect(told).toEqual(['first', 'second', 'second']);
  });
});
