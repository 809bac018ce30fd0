import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BoundedLabel } from '../../../../src/platform/metrics/bounded-label.ts';

describe('a label', () => {
  it('has the values of its list, and no other', () => {
    const label = new BoundedLabel(['a', 'b']);
    expect(['a', 'b', 'c', ''].map(value => label.of(value))).toEqual(['a', 'b', 'other', 'other']);
  });

  it('keeps the first values that come, and no long ones', () => {
    const label = new BoundedLabel({ atMost: 2 });
    expect(['x', 'y'.repeat(101), 'z', 'w', 'x', 'z'].map(value => label.of(value))).toEqual([
      'x',
      'other',
      'z',
      'other',
      'x',
      'z',
    ]);
  });

  it('never has more values than it may, whatever comes', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), fc.nat(10), (values, atMost) => {
        const label = new BoundedLabel({ atMost });
        const seen = new Set(values.map(value => label.of(value)));
        seen.delete('other');
        expect(seen.size).toBeLessThanOrEqual(atMost);
      }),
    );
  });
});
