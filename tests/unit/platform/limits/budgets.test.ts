import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Budgets } from '../../../../src/platform/limits/budgets.ts';

const limits = { maximum: 100, restorePerSecond: 10, concurrent: 2 };

/** Budgets whose time stands still until `pass` is called. */
function budgetsAtRest() {
  let now = 0;
  const budgets = new Budgets(limits, () => now);
  const pass = (seconds: number) => {
    now += seconds * 1_000;
  };
  return { budgets, pass };
}

describe('Budgets', () => {
  it('lets a caller spend all at once, and says when the rest will be there', () => {
    const { budgets } = budgetsAtRest();
    expect(budgets.charge('a', 80)).toEqual({ isAllowed: true });
    expect(budgets.charge('a', 50)).toEqual({ isAllowed: false, retryAfterSeconds: 3 });
    expect(budgets.throttle('a')).toEqual({ maximum: 100, available: 20, restorePerSecond: 10 });
    expect(budgets.charge('b', 100)).toEqual({ isAllowed: true });
  });

  it('allows what it refused when the time that it said has passed', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 1, max: 300 }), (first, second) => {
        const { budgets, pass } = budgetsAtRest();
        budgets.charge('a', first);
        const refused = budgets.charge('a', second);
        if (refused.isAllowed) return;
        pass(refused.retryAfterSeconds);
        expect(budgets.charge('a', second)).toEqual({ isAllowed: true });
      }),
    );
  });

  it('never gives out more than its maximum and what was restored', () => {
    const step = fc.record({
      points: fc.integer({ min: 0, max: 150 }),
      seconds: fc.integer({ min: 0, max: 5 }),
    });
    fc.assert(
      fc.property(fc.array(step), steps => {
        const { budgets, pass } = budgetsAtRest();
        let [taken, seconds] = [0, 0];
        for (const { points, seconds: pause } of steps) {
          if (budgets.charge('a', points).isAllowed) taken += Math.min(points, limits.maximum);
          expect(taken).toBeLessThanOrEqual(limits.maximum + seconds * limits.restorePerSecond);
          pass(pause);
          seconds += pause;
        }
      }),
    );
  });

  it('gives back what was not used, and never more than the maximum', () => {
    const { budgets } = budgetsAtRest();
    budgets.charge('a', 80);
    budgets.giveBack('a', 30);
    expect(budgets.throttle('a').available).toBe(50);
    budgets.giveBack('a', 500);
    expect(budgets.throttle('a').available).toBe(100);
    expect([...budgets.takeUnshared(10)]).toEqual([['a', 0]]);
  });

  it('may be overdrawn by what was done already, once', () => {
    const { budgets, pass } = budgetsAtRest();
    budgets.chargeAfterwards('a', 150);
    expect(budgets.charge('a', 1).isAllowed).toBe(false);
    budgets.chargeAfterwards('a', 1_000_000);
    pass(20);
    expect(budgets.charge('a', 100).isAllowed).toBe(true);
  });

  it('refuses more at once than one caller may have running', () => {
    const { budgets } = budgetsAtRest();
    expect([budgets.begin('a'), budgets.begin('a'), budgets.begin('a')]).toEqual([true, true, false]);
    expect(budgets.begin('b')).toBe(true);
    budgets.end('a');
    expect(budgets.begin('a')).toBe(true);
  });

  it('is off with a maximum of 0', () => {
    const budgets = new Budgets({ ...limits, maximum: 0 });
    for (let times = 0; times < 10; times++) {
      expect(budgets.charge('a', 1_000_000)).toEqual({ isAllowed: true });
      expect(budgets.begin('a')).toBe(true);
    }
  });

  it('hands over what was taken once, and takes over the common balance', () => {
    const { budgets } = budgetsAtRest();
    budgets.charge('a', 30);
    budgets.charge('b', 10);
    expect([...budgets.takeUnshared(10)]).toEqual([
      ['a', 30],
      ['b', 10],
    ]);
    expect(budgets.takeUnshared(10).size).toBe(0);
    budgets.charge('a', 5);
    budgets.setShared('a', 40);
    expect(budgets.throttle('a').available).toBe(35);
    expect([...budgets.takeUnshared(10)]).toEqual([['a', 5]]);
  });

  it('keeps what could not be handed over', () => {
    const { budgets } = budgetsAtRest();
    budgets.charge('a', 30);
    budgets.keepUnshared(budgets.takeUnshared(10));
    budgets.charge('a', 1);
    expect([...budgets.takeUnshared(10)]).toEqual([['a', 31]]);
  });
});
