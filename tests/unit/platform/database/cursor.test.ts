import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeCursor, encodeCursor } from '../../../../src/platform/database/cursor.ts';
import { documentRefusal } from '../../../../src/platform/graphql/limits.ts';
import { UserError } from '../../../../src/platform/lib/user-error.ts';

describe('cursor', () => {
  it('comes back as it went', () => {
    const values = fc.array(fc.oneof(fc.string(), fc.integer()), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(fc.string(), values, (sort, keys) => {
        expect(decodeCursor(encodeCursor(sort, keys), 'after', sort, keys.length)).toEqual(keys);
      }),
    );
  });

  it('refuses any other text with a sentence that names the argument', () => {
    fc.assert(
      fc.property(fc.string(), text => {
        expect(() => decodeCursor(text, 'before', 'Product.name', 2)).toThrow(UserError);
        expect(() => decodeCursor(text, 'before', 'Product.name', 2)).toThrow(/"before"/);
      }),
    );
  });
});

describe('document limits', () => {
  it('judge any text without falling over', () => {
    fc.assert(
      fc.property(fc.string(), text => {
        expect(() => documentRefusal(text)).not.toThrow();
      }),
    );
  });
});
