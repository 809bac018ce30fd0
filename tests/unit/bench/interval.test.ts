import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { geometricMean, overallInterval, ratioInterval } from '../../../bench/interval.ts';
import { studentT } from '../../../bench/student.ts';

const ratio = fc.double({ min: 0.1, max: 10, noNaN: true });
const ratios = fc.array(ratio, { minLength: 2, maxLength: 20 });
const digits = 9;

describe('studentT', () => {
  // From SciPy: stats.t.ppf((1 + share) / 2, freedom).
  it.each([
    [0.95, 1, 12.706204736],
    [0.95, 2, 4.30265273],
    [0.95, 9, 2.262157163],
    [0.95, 30, 2.042272456],
    [0.95, 200, 1.971896224],
    [0.99, 9, 3.249835542],
    [0.5, 4, 0.740697084],
  ])('of %f with %i degrees of freedom is %f', (share, freedom, t) => {
    expect(studentT(share, freedom)).toBeCloseTo(t, 8);
  });
});

describe('ratioInterval', () => {
  // From SciPy: exp(stats.t.interval(0.95, n - 1, loc=mean(log(ratios)), scale=stats.sem(log(ratios)))).
  it.each([
    [[0.97, 1.01, 0.98, 1.02, 0.99], 0.99382727, 0.96844667, 1.01987303],
    [[1.25, 0.8], 1, 0.05870046, 17.03564048],
  ])('of %j has the known mean and limits', (ratios, mean, low, high) => {
    const interval = ratioInterval(ratios);
    expect(interval.mean).toBeCloseTo(mean, 8);
    expect(interval.low).toBeCloseTo(low, 8);
    expect(interval.high).toBeCloseTo(high, 8);
  });

  it('contains the geometric mean, which is the center of its logarithms', () => {
    fc.assert(
      fc.property(ratios, ratios => {
        const { mean, low, high } = ratioInterval(ratios);
        expect(mean).toBeCloseTo(geometricMean(ratios), digits);
        expect(Math.log(mean) - Math.log(low)).toBeCloseTo(Math.log(high) - Math.log(mean), digits);
        expect(low).toBeLessThanOrEqual(mean);
        expect(high).toBeGreaterThanOrEqual(mean);
      }),
    );
  });

  it('is turned over when the two sides change places', () => {
    fc.assert(
      fc.property(ratios, ratios => {
        const there = ratioInterval(ratios);
        const back = ratioInterval(ratios.map(ratio => 1 / ratio));
        expect(Math.log(back.low)).toBeCloseTo(-Math.log(there.high), digits);
        expect(Math.log(back.high)).toBeCloseTo(-Math.log(there.low), digits);
      }),
    );
  });

  it('moves as a whole when every pair is faster by the same factor', () => {
    fc.assert(
      fc.property(ratios, ratio, (ratios, factor) => {
        const before = ratioInterval(ratios);
        const after = ratioInterval(ratios.map(ratio => ratio * factor));
        expect(Math.log(after.low / before.low)).toBeCloseTo(Math.log(factor), digits);
        expect(Math.log(after.high / before.high)).toBeCloseTo(Math.log(factor), digits);
      }),
    );
  });

  it('has no width when all pairs agree, and grows narrower with more pairs', () => {
    const width = (ratios: number[]) => Math.log(ratioInterval(ratios).high / ratioInterval(ratios).low);
    expect(width([0.9, 0.9, 0.9])).toBeCloseTo(0, digits);
    fc.assert(
      fc.property(
        // Ratios that differ in their last digits only have a width of nothing but rounding.
        ratios.filter(ratios => Math.max(...ratios) / Math.min(...ratios) > 1 + 1e-6),
        ratios => {
          expect(width([...ratios, ...ratios])).toBeLessThan(width(ratios));
        },
      ),
    );
  });

  it.each([[[]], [[1]]])('refuses %j, which says nothing of how much pairs differ', ratios => {
    expect(() => ratioInterval(ratios)).toThrow(RangeError);
  });
});

describe('overallInterval', () => {
  it('is the interval of a scenario that is measured alone', () => {
    fc.assert(
      fc.property(ratios, ratios => {
        const [alone, overall] = [ratioInterval(ratios), overallInterval([ratios])];
        expect(Math.log(overall.low)).toBeCloseTo(Math.log(alone.low), digits);
        expect(Math.log(overall.high)).toBeCloseTo(Math.log(alone.high), digits);
      }),
    );
  });

  it('counts pairs, so that the same scenario twice makes it no narrower', () => {
    fc.assert(
      fc.property(ratios, ratios => {
        const [alone, overall] = [ratioInterval(ratios), overallInterval([ratios, ratios])];
        expect(Math.log(overall.low)).toBeCloseTo(Math.log(alone.low), digits);
        expect(Math.log(overall.high)).toBeCloseTo(Math.log(alone.high), digits);
      }),
    );
  });

  it('weighs twice as fast and half as fast the same', () => {
    const { mean, low, high } = overallInterval([
      [2, 2, 2],
      [0.5, 0.5, 0.5],
    ]);
    for (const value of [mean, low, high]) expect(value).toBeCloseTo(1, digits);
  });
});
