import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fontOf } from '../../../../src/platform/pdf/fonts.ts';
import { printable } from '../../../../src/platform/pdf/printable.ts';

describe('printable', () => {
  it.each([
    ['western letters', 'Ærø café – 12.50 €', 'Ærø café – 12.50 €'],
    ['an accent of its own as one letter', 'Zo\u0301lc\u0301', 'Zólć'],
    ['an accent that no letter has', 'q\u0303', 'q\u0303'],
    ['Chinese', '王', '[U+738B]'],
    ['an emoji of several', '👩\u{200d}🔧', '[U+1F469][U+1F527]'],
    ['Devanagari', 'हि', '[U+0939][U+093F]'],
    ['half of a surrogate pair', '\u{d83d}', '\u{fffd}'],
    ['a soft hyphen and a zero-width space', 'a\u{ad}b\u{200b}c', 'abc'],
    ['a joiner where it shapes a letter', 'می\u{200c}خواهم', 'می\u{200c}خواهم'],
    ['a tab and a control character', 'a\tb\u{7}', 'a b'],
  ])('shows %s', (_what, text, shown) => {
    expect(printable(text)).toBe(shown);
  });

  it('drops what would show the text around it in another order', () => {
    for (const control of [
      '\u{202a}',
      '\u{202b}',
      '\u{202d}',
      '\u{202e}',
      '\u{202c}',
      '\u{2066}',
      '\u{2067}',
      '\u{2069}',
    ])
      expect(printable(`pay ${control}1.00`)).toBe('pay 1.00');
  });

  it('leaves only characters that a font has, and changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), text => {
        const shown = printable(text);
        for (const character of shown.replaceAll('\n', ''))
          expect(fontOf(character, 'regular')).toBeDefined();
        expect(printable(shown)).toBe(shown);
      }),
    );
  });
});
