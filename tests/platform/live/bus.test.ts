import { beforeEach, describe, expect, it } from 'vitest';
import type { Context } from '../../../src/platform/context/context.ts';
import { inTransaction } from '../../../src/platform/context/in-transaction.ts';
import { anything, LiveBus } from '../../../src/platform/live/live-bus.ts';
import {
  defineLiveTopic,
  type LiveData,
  type LiveTopic,
  type PublishedEvent,
} from '../../../src/platform/live/live-topic.ts';
import { publish } from '../../../src/platform/live/publish.ts';
import { usePlatform } from '../../kit/platform.ts';

const platform = usePlatform();
const orderChanged = defineLiveTopic('test.order-changed');
const stockChanged = defineLiveTopic('test.stock-changed');

let bus: LiveBus;
let sent: PublishedEvent[];
let ctx: Context;

beforeEach(() => {
  sent = [];
  const relay = {
    send: (events: readonly PublishedEvent[]) => {
      sent = sent.concat(events);
    },
    close: async () => {},
  };
  bus = new LiveBus(platform().log, [orderChanged, stockChanged], () => relay);
  ctx = platform().context(platform().services.copy({ live: bus }));
});

/** Listens, and keeps what it hears. */
function heard(topic: LiveTopic, about: readonly string[] | typeof anything) {
  const events: LiveData[] = [];
  const leave = bus.listen(topic, about, data => void events.push(data));
  return { events, leave };
}

describe('publish', () => {
  it('leaves out what one transaction publishes beyond a hundred thousand events', async () => {
    await inTransaction(ctx, async ctx => {
      for (let n = 0; n < 100_001; n++) publish(ctx, orderChanged, { about: `order_${n}` });
    });
    expect(sent).toHaveLength(100_000);
  });

  it('delivers after the commit what was published in a transaction, each event once', async () => {
    const { events } = heard(orderChanged, anything);
    const stock = heard(stockChanged, ['p1']);
    await inTransaction(ctx, async ctx => {
      publish(ctx, orderChanged, { about: 'o1' });
      publish(ctx, orderChanged, { about: 'o2' });
      await inTransaction(ctx, async ctx => publish(ctx, orderChanged, { about: 'o1' }));
      publish(ctx, stockChanged, { about: 'p1' });
      publish(ctx, stockChanged, { about: 'p2' });
      await ctx.em.flush();
      expect(events).toEqual([]);
    });
    expect(events).toEqual([{ about: 'o1' }, { about: 'o2' }]);
    expect(stock.events).toEqual([{ about: 'p1' }]);
    expect(sent).toHaveLength(4);
  });

  it('delivers nothing when the transaction is rolled back', async () => {
    const { events } = heard(orderChanged, anything);
    const failing = inTransaction(ctx, async ctx => {
      publish(ctx, orderChanged, { about: 'o1' });
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect([events, sent]).toEqual([[], []]);
  });

  it('is for transactions only', () => {
    expect(() => publish(ctx, orderChanged, { about: 'o1' })).toThrow('inTransaction');
  });

  it('does not let a listener that fails undo or repeat what was done, or keep it from the others', async () => {
    bus.listen(orderChanged, anything, () => {
      throw new Error('a listener at fault');
    });
    const { events } = heard(orderChanged, anything);
    let runs = 0;
    await inTransaction(ctx, async ctx => {
      runs++;
      publish(ctx, orderChanged, { about: 'o1' });
    });
    expect(runs).toBe(1);
    expect(events).toEqual([{ about: 'o1' }]);
    expect(platform().logLines.join()).toContain('a listener at fault');
  });
});

describe('the bus', () => {
  it('delivers to a listener what it asked for, once, until it leaves', () => {
    const { events, leave } = heard(stockChanged, ['p1', 'p2', 'p1']);
    expect(bus.listenerCount).toBe(2);
    const send = (about: string) => bus.publish([{ topic: stockChanged.name, data: { about } }]);
    send('p1');
    send('p3');
    bus.publish([{ topic: orderChanged.name, data: { about: 'p1' } }]);
    leave();
    leave();
    send('p2');
    expect(events).toEqual([{ about: 'p1' }]);
    expect(bus.listenerCount).toBe(0);
  });

  it('a listener may leave while it is called', () => {
    const called: string[] = [];
    const leave = bus.listen(stockChanged, ['p1'], () => {
      called.push('first');
      leave();
    });
    bus.listen(stockChanged, ['p1'], () => called.push('second'));
    bus.publish([{ topic: stockChanged.name, data: { about: 'p1' } }]);
    bus.publish([{ topic: stockChanged.name, data: { about: 'p1' } }]);
    expect(called).toEqual(['first', 'second', 'second']);
  });
});
