import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SeenKeys } from '../../../../../src/platform/files/import/seen-keys.ts';

describe('the keys of a file', () => {
  it('are known with the line on which each came first', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 2 }), { maxLength: 300 }), keys => {
        const [seen, expected] = [new SeenKeys(), new Map<string, number>()];
        for (const [index, key] of keys.entries()) {
          const line = index + 2;
          expect(seen.firstLine(key, line)).toBe(expected.get(key));
          if (!expected.has(key)) expected.set(key, line);
        }
      }),
    );
  });

  it('stay known while their table grows', () => {
    const seen = new SeenKeys();
    const count = 50_000;
    for (let n = 1; n <= count; n++) expect(seen.firstLine(`SKU-${n}`, n)).toBeUndefined();
    for (let n = 1; n <= count; n++) expect(seen.firstLine(`SKU-${n}`, n + count)).toBe(n);
  });
});
