import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { throttleLimits } from '../../../../../src/modules/accounts/throttle-limits.ts';
import { Throttle } from '../../../../../src/platform/limits/throttle.ts';

const limits = { few: { attempts: 2, windowSeconds: 60, firstWaitSeconds: 1, longestWaitSeconds: 2 } };
const anna = { limit: 'few', key: 'anna' };
const bea = { limit: 'few', key: 'bea' };

describe('Throttle', () => {
  it('lets so many attempts through, then asks for a wait, and keys wait each for itself', async () => {
    const throttle = new Throttle(limits);
    for (let time = 1; time <= 2; time++)
      expect(await throttle.attempt([anna])).toEqual({ waitSeconds: 0, tripped: [] });
    expect(await throttle.attempt([anna, bea])).toEqual({ waitSeconds: 1, tripped: [anna] });
    expect(await throttle.attempt([anna])).toEqual({ waitSeconds: 1, tripped: [] });
    expect(await throttle.attempt([bea])).toEqual({ waitSeconds: 0, tripped: [] });
  });

  it('lets again so many through after the wait, and then asks for one twice as long, up to the longest', async () => {
    const throttle = new Throttle(limits);
    const waits: number[] = [];
    for (let round = 1; round <= 3; round++) {
      for (let time = 1; time <= 2; time++)
        expect((await throttle.attempt([anna])).waitSeconds, `round ${round}`).toBe(0);
      const { waitSeconds } = await throttle.attempt([anna]);
      waits.push(waitSeconds);
      if (round < 3) await sleep(waitSeconds * 1_000 + 50);
    }
    expect(waits).toEqual([1, 2, 2]);
  });

  it('lets somebody who knows a password guess about twenty codes a day, for weeks', async () => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    const throttle = new Throttle({ mfa: throttleLimits.mfa });
    const days = 14;
    let guesses = 0;
    for (const end = Date.now() + days * 86_400_000; Date.now() < end; ) {
      const { waitSeconds } = await throttle.attempt([{ limit: 'mfa', key: 'anna' }]);
      if (waitSeconds === 0) guesses++;
      // As soon as it may, as a program does.
      else vi.advanceTimersByTime(waitSeconds * 1_000 + 1);
    }
    expect(guesses / days).toBeLessThan(25);
    expect(guesses / days).toBeGreaterThan(10);
  });

  it('forgets the failures of somebody who succeeds, and of shared keys only the attempt itself', async () => {
    const throttle = new Throttle(limits);
    for (let time = 1; time <= 5; time++) {
      expect((await throttle.attempt([anna, bea])).waitSeconds).toBe(0);
      await throttle.succeed([bea], [anna]);
    }
    await throttle.attempt([bea]);
    await throttle.attempt([anna, bea]);
    await throttle.succeed([bea], [anna]);
    expect((await throttle.attempt([bea])).waitSeconds).toBe(0);
    expect((await throttle.attempt([bea])).waitSeconds).toBe(1);
  });

  it('begins one wait for a burst, and tells nobody to wait longer than the longest', async () => {
    const throttle = new Throttle(limits);
    const answers = await Promise.all(Array.from({ length: 50 }, () => throttle.attempt([anna])));
    expect(answers.filter(answer => answer.waitSeconds === 0)).toHaveLength(2);
    expect(answers.filter(answer => answer.tripped.length > 0)).toHaveLength(1);
    expect(Math.max(...answers.map(answer => answer.waitSeconds))).toBeLessThanOrEqual(2);
  });
});
