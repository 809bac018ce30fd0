import fc from 'fast-check';
import { expect, it } from 'vitest';
import { editDistance } from '../../../../src/platform/lib/edit-distance.ts';

it.each([
  ['', '', 0],
  ['', 'abc', 3],
  ['DATABSE_URL', 'DATABASE_URL', 1],
  ['PROT', 'PORT', 1],
  ['kitten', 'sitting', 3],
  ['ca', 'abc', 3],
])('from %j to %j takes %i', (from, to, steps) => {
  expect(editDistance(from, to)).toBe(steps);
});

it('is the same both ways, none only between equal texts, and no longer than the longer text', () => {
  const text = fc.stringMatching(/^[a-c]{0,7}$/);
  fc.assert(
    fc.property(text, text, (a, b) => {
      const steps = editDistance(a, b);
      expect(editDistance(b, a)).toBe(steps);
      expect(steps === 0).toBe(a === b);
      expect(steps).toBeLessThanOrEqual(Math.max(a.length, b.length));
      expect(steps).toBeGreaterThanOrEqual(Math.abs(a.length - b.length));
    }),
  );
});
