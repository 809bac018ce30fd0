import fc from 'fast-check';
import { expect, it } from 'vitest';
import { byLargestRemainder, inProportion, shareOf } from '../../../../src/platform/lib/shares.ts';

const weights = fc.array(fc.integer({ min: 0, max: 1_000_000_000 }), { minLength: 1, maxLength: 20 });
const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);

it.each([byLargestRemainder, inProportion])('%o divides an amount without rest', divide => {
  fc.assert(
    fc.property(weights, fc.integer({ min: 0, max: 1_000_000 }), (some, ppm) => {
      const amount = Number((BigInt(sum(some)) * BigInt(ppm)) / 1_000_000n);
      const parts = divide(amount, some);
      expect(sum(parts)).toBe(sum(some) === 0 ? 0 : amount);
      for (const [index, part] of parts.entries()) {
        expect(part).toBeGreaterThanOrEqual(0);
        expect(part).toBeLessThanOrEqual(some[index]!);
      }
    }),
  );
});

it('the largest remainders get what is left, the first of equals first', () => {
  expect(byLargestRemainder(10, [1, 1, 1])).toEqual([4, 3, 3]);
  expect(byLargestRemainder(7, [50, 30, 20])).toEqual([4, 2, 1]);
  expect(byLargestRemainder(1, [0, 1, 2])).toEqual([0, 0, 1]);
  expect(byLargestRemainder(5, [0, 0])).toEqual([0, 0]);
});

it('a share is rounded half up', () => {
  expect([shareOf(5, 1, 2), shareOf(10, 1, 3), shareOf(0, 1, 3)]).toEqual([3, 3, 0]);
});
