import { describe, expect, it } from 'vitest';
import { type Comparison, isReached, tableOf, toJson, verdictOf } from '../../../bench/comparison.ts';

/** Two scenarios in four pairs, whose ratios spread by one percent around these. */
function comparisonOf(first: number, second: number): Comparison {
  const pairs = (ratio: number) =>
    [0.99, 1.01, 0.99, 1.01].map(noise => ({ commit: 1_000, tree: 1_000 * ratio * noise }));
  return {
    commit: { hash: '2139659', short: '2139659', subject: 'Hold an export to its limit' },
    tree: '3915d24 with changes',
    pairs: 4,
    seconds: 3,
    results: [
      { name: 'page 1', pairs: pairs(first) },
      { name: 'search', pairs: pairs(second) },
    ],
  };
}

describe('the comparison of two commits', () => {
  it.each([
    ['faster', 1.1, 1.2, true],
    ['as fast', 1, 1, true],
    // Its interval reaches from −5.8 % to −2.2 %.
    ['a little slower, with an interval that contains −3 %', 0.96, 0.96, true],
    ['slower by far', 0.9, 0.9, false],
    ['slower in one scenario, and faster in the other', 0.9, 1.1, true],
  ])('%s', (_, first, second, expected) => {
    expect(isReached(comparisonOf(first, second))).toBe(expected);
  });

  it('says that the floor is missed, or which scenario alone lies below it', () => {
    expect(verdictOf(comparisonOf(0.9, 0.9))).toMatch(
      /^MISSED: the whole interval lies below −3\.0 %: −11\.\d % … −8\.\d %\. The working tree is slower than 2139659\./,
    );
    expect(verdictOf(comparisonOf(0.9, 1.1))).toBe(
      'The interval reaches −3.0 % or better: −2.3 % … +1.3 %.\nScenarios whose own interval lies below −3.0 %: "page 1".',
    );
    expect(verdictOf(comparisonOf(1.1, 1.1))).toBe(
      'The interval reaches −3.0 % or better: +8.0 % … +12.0 %.',
    );
  });

  it('says of an interval around the floor that it decides little', () => {
    expect(verdictOf(comparisonOf(0.98, 0.98))).toBe(
      'The interval reaches −3.0 % or better: −3.8 % … −0.2 %. It does not exclude a loss beyond −3.0 %; more pairs on a quiet machine make it narrower.',
    );
  });

  it('prints a line for each scenario and one over all', () => {
    const [title, , header, ...lines] = tableOf(comparisonOf(0.9, 1)).split('\n');
    expect(title).toBe(
      'The working tree (3915d24 with changes) against 2139659 "Hold an export to its limit": 4 pairs of 3 s',
    );
    expect(header).toMatch(/^requests per second +2139659 +tree +change +95 % interval$/);
    expect(lines).toEqual([
      expect.stringMatching(/^page 1 +1000 +900 +−10\.0 % +−11\.\d % … −8\.\d %$/),
      expect.stringMatching(/^search +1000 +1000 +0\.0 % +−1\.\d % … \+1\.\d %$/),
      expect.stringMatching(/^overall +−5\.1 % +−6\.\d % … −3\.\d %$/),
    ]);
  });

  it('gives the same to programs', () => {
    const json = JSON.parse(toJson(comparisonOf(0.9, 0.9)));
    expect(json).toMatchObject({ tree: '3915d24 with changes', floor: 0.97, isReached: false });
    expect(json.results[0].ratio.mean).toBeCloseTo(0.9, 3);
    expect(json.results[0].pairs).toHaveLength(4);
    expect(json.overall.high).toBeLessThan(0.97);
  });
});
