import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { printable } from '../../../../src/platform/pdf/printable.ts';
import { textMeasures } from '../../../../src/platform/pdf/text-measure.ts';
import { namesOfTheWorld } from '../../../kit/names-of-the-world.ts';

const { regular, bold } = textMeasures;
const words = fc
  .array(fc.constantFrom(...namesOfTheWorld, 'q\u0303uiet', '12.50', 'aVeryLongWordThatFitsNowhere', '王'))
  .map(all => printable(all.join(' ')));
const widths = fc.integer({ min: 30, max: 200 });

describe('a measure of text', () => {
  it('wraps text of any script into lines that fit, and loses nothing', () => {
    fc.assert(
      fc.property(words, widths, (text, width) => {
        const lines = regular.wrap(text, 9, width, Number.POSITIVE_INFINITY);
        for (const line of lines) expect(regular.width(line, 9)).toBeLessThanOrEqual(width);
        expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
      }),
    );
  });

  it('cuts text to a width, never inside of a letter with its accents', () => {
    fc.assert(
      fc.property(words, widths, (text, width) => {
        const shown = bold.fit(text, 9, width);
        expect(bold.width(shown, 9)).toBeLessThanOrEqual(width);
        if (shown !== text) expect(text.startsWith(shown.slice(0, -1))).toBe(true);
      }),
    );
    expect(regular.fit('q\u0303q\u0303q\u0303', 10, regular.width('q\u0303…', 10))).toBe('q\u0303…');
  });

  it('knows that joined letters are narrower than letters that stand alone', () => {
    const alone = [...'محمد'].reduce((sum, letter) => sum + regular.width(letter, 10), 0);
    expect(regular.width('محمد', 10)).toBeLessThan(alone);
  });

  it('measures a letter that no font has as the box that stands for it', () => {
    expect(regular.width('王', 10)).toBeGreaterThan(3);
  });
});
