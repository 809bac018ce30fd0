import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ConnectionSlots } from '../../../../../src/platform/database/pool/connection-slots.ts';
import type { Lane, Work } from '../../../../../src/platform/database/pool/work.ts';
import { Cancellation } from '../../../../../src/platform/lib/cancellation.ts';
import { UnavailableError } from '../../../../../src/platform/lib/unavailable-error.ts';

function work(lane: Lane, endsAt = Number.POSITIVE_INFINITY): Work {
  return { lane, kind: 'READ', endsAt, cancellation: new Cancellation(), held: 0 };
}

/** Takes connections for works of their own until one would have to wait. Returns how many it got. */
function takeAll(slots: ConnectionSlots, lane: Lane): number {
  for (let count = 0; ; count++) {
    const waiting = slots.take(work(lane));
    if (!waiting) continue;
    waiting.catch(() => undefined);
    return count;
  }
}

describe('ConnectionSlots', () => {
  it('keeps connections for those who browse and buy from reports and jobs', () => {
    const slots = new ConnectionSlots(10);
    expect(takeAll(slots, 'HEAVY')).toBe(3);
    expect(takeAll(slots, 'JOB')).toBe(4);
    expect(takeAll(slots, 'SHOP')).toBe(2);
    expect(takeAll(slots, 'WRITE')).toBe(1);
  });

  it('keeps one for those who buy from those who browse', () => {
    const slots = new ConnectionSlots(4);
    expect(takeAll(slots, 'SHOP')).toBe(3);
    expect(takeAll(slots, 'WRITE')).toBe(1);
  });

  it('never gives one operation all connections', () => {
    const slots = new ConnectionSlots(10);
    const one = work('SHOP');
    for (let count = 0; count < 4; count++) expect(slots.take(one)).toBeUndefined();
    slots.take(one)?.catch(() => undefined);
    expect(one.held).toBe(4);
    expect(slots.take(work('SHOP'))).toBeUndefined();
  });

  it('gives a connection that becomes free to who waits longest, and changes before browsing', async () => {
    const slots = new ConnectionSlots(1);
    const first = work('SYSTEM');
    expect(slots.take(first)).toBeUndefined();
    const order: string[] = [];
    const wait = (name: string, lane: Lane) => {
      const waiter = work(lane);
      return slots.take(waiter)!.then(() => {
        order.push(name);
        slots.release(waiter);
      });
    };
    const all = [wait('browse 1', 'SHOP'), wait('browse 2', 'SHOP'), wait('change', 'WRITE')];
    slots.release(first);
    await Promise.all(all);
    expect(order).toEqual(['change', 'browse 1', 'browse 2']);
  });

  it('bounds how many wait and how long', async () => {
    const slots = new ConnectionSlots(1);
    expect(slots.take(work('SYSTEM'))).toBeUndefined();
    const late = slots.take(work('SHOP', performance.now() + 20))!;
    await expect(late).rejects.toThrow(UnavailableError);
    const waiting = Array.from({ length: 50 }, () => slots.take(work('SHOP'))!.catch(() => 'refused'));
    await expect(slots.take(work('SHOP'))).rejects.toThrow(UnavailableError);
    expect(slots.waiting).toBe(50);
    expect(waiting).toHaveLength(50);
  });

  it('lets go of who does not want to wait any more', async () => {
    const slots = new ConnectionSlots(1);
    const first = work('SYSTEM');
    expect(slots.take(first)).toBeUndefined();
    const gone = work('SHOP');
    const waiting = slots.take(gone)!;
    gone.cancellation.cancel(new Error('gone'));
    await expect(waiting).rejects.toThrow('gone');
    await expect(slots.take(gone)).rejects.toThrow('gone');
    slots.release(first);
    expect(slots.take(work('SHOP'))).toBeUndefined();
  });

  it('neither loses nor doubles a connection, whatever happens', async () => {
    const step = fc.record({
      lane: fc.constantFrom<Lane>('SYSTEM', 'WRITE', 'SHOP', 'JOB', 'HEAVY'),
      action: fc.constantFrom('take', 'release', 'cancel'),
      which: fc.nat(),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 12 }),
        fc.array(step, { maxLength: 60 }),
        async (size, steps) => {
          const slots = new ConnectionSlots(size);
          const holding: Work[] = [];
          const waiting: Work[] = [];
          for (const { lane, action, which } of steps) {
            if (action === 'take') {
              const taker = work(lane);
              const wait = slots.take(taker);
              if (!wait) holding.push(taker);
              else {
                waiting.push(taker);
                wait.then(
                  () => holding.push(taker),
                  () => undefined,
                );
              }
            } else if (action === 'release' && holding.length > 0) {
              slots.release(holding.splice(which % holding.length, 1)[0]!);
            } else if (action === 'cancel' && waiting.length > 0) {
              waiting[which % waiting.length]!.cancellation.cancel(new Error('gone'));
            }
            await Promise.resolve();
            expect(holding.length).toBeLessThanOrEqual(size);
          }
          for (const taker of waiting) taker.cancellation.cancel(new Error('over'));
          await Promise.resolve();
          for (const taker of holding.splice(0)) slots.release(taker);
          expect(slots.waiting).toBe(0);
          // The server itself leaves one to others, where there are enough.
          expect(takeAll(slots, 'SYSTEM')).toBe(size < 4 ? size : size - 1);
        },
      ),
    );
  });
});
