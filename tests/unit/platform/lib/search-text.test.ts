import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldedWords } from '../../../../src/platform/lib/search-text.ts';
import { slugOf } from '../../../../src/platform/lib/slug.ts';

const anyText = fc.string({ unit: 'grapheme' });

describe('search text', () => {
  it('folds case, accents, and punctuation', () => {
    expect(foldedWords('Café-TV 55" ÅNGSTRÖM')).toEqual(['cafe', 'tv', '55', 'angstrom']);
  });

  it('never yields anything but words of letters and digits', () => {
    fc.assert(
      fc.property(anyText, text => {
        for (const word of foldedWords(text)) expect(word).toMatch(/^[\p{L}\p{N}]+$/u);
      }),
    );
  });

  it('is the same for a text that was folded before', () => {
    fc.assert(
      fc.property(anyText, text => {
        expect(foldedWords(foldedWords(text).join(' '))).toEqual(foldedWords(text));
      }),
    );
  });

  it('makes slugs that are safe in an address', () => {
    fc.assert(
      fc.property(anyText, text => {
        expect(slugOf(text, 20)).toMatch(/^$|^[a-z0-9]([a-z0-9-]{0,18}[a-z0-9])?$/);
      }),
    );
  });
});
