import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SeededRandom } from '../../../../src/platform/lib/seeded-random.ts';

const take = (random: SeededRandom, count: number) => Array.from({ length: count }, () => random.next());

describe('SeededRandom', () => {
  it('says the same each time, and something else for another seed', () => {
    expect(take(new SeededRandom(7), 20)).toEqual(take(new SeededRandom(7), 20));
    expect(take(new SeededRandom(7), 20)).not.toEqual(take(new SeededRandom(8), 20));
  });

  it('stays within its bounds, and is spread over them', () => {
    fc.assert(
      fc.property(fc.integer(), seed => {
        const random = new SeededRandom(seed);
        const counts = [0, 0, 0, 0, 0];
        for (let time = 0; time < 2_000; time++) {
          const number = random.integer(1, 5);
          counts[number - 1]!++;
        }
        expect(counts.reduce((sum, count) => sum + count)).toBe(2_000);
        for (const count of counts) expect(count).toBeGreaterThan(250);
      }),
      { numRuns: 20 },
    );
  });

  it('picks what is heavier more often, and never what weighs nothing', () => {
    const random = new SeededRandom(1);
    const picks = Array.from({ length: 1_000 }, () => random.weighted([0, 1, 3], weight => weight));
    const count = (weight: number) => picks.filter(pick => pick === weight).length;
    expect(count(0)).toBe(0);
    expect(count(3)).toBeGreaterThan(2 * count(1));
  });
});
