import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { printable } from '../../../../src/platform/pdf/printable.ts';
import { directionOf, runsOf } from '../../../../src/platform/pdf/text-runs.ts';

const runs = (line: string) =>
  runsOf(line, 'regular', directionOf(line)).map(({ font, text }) => [font.name, text]);
const texts = (line: string) => runs(line).map(([, text]) => text);

describe('runsOf', () => {
  it('is one run in the main font for Latin, Greek, and Cyrillic', () => {
    for (const line of ['Łukasz Żółć', 'Παπαδόπουλος 12.50', 'Їжакевич, Ltd', 'Nguyễn Thị Ngọc'])
      expect(runs(line)).toEqual([['NotoSans-Regular', line]]);
  });

  it('takes Hebrew and Arabic from their own fonts', () => {
    expect(runs('by محمد on')).toEqual([
      ['NotoSans-Regular', 'by '],
      ['NotoNaskhArabic-Regular', 'محمد'],
      ['NotoSans-Regular', ' on'],
    ]);
    expect(runs('שלום')).toEqual([['NotoSansHebrew-Regular', 'שלום']]);
  });

  it('has the words of right-to-left text from the last to the first', () => {
    expect(texts('محمد علي')).toEqual(['علي', ' ', 'محمد']);
    expect(texts('to محمد علي now')).toEqual(['to ', 'علي', ' ', 'محمد', ' now']);
  });

  it('keeps numbers in their order, in any digits', () => {
    expect(texts('غرفة 12.50')).toEqual(['12.50', ' ', 'غرفة']);
    expect(texts('غرفة ۱۲۳')).toEqual(['۱۲۳', ' ', 'غرفة']);
  });

  it('mirrors brackets around text from right to left', () => {
    expect(texts('(שלום) עולם').join('|')).toBe('עולם| (|שלום|)');
  });

  it('lets a line follow the direction of its paragraph', () => {
    const line = 'محمد (the customer)';
    expect(runsOf(line, 'regular', 'ltr')[0]!.text).toBe('محمد');
    expect(runsOf(line, 'regular', 'rtl').at(-1)!.text).toBe('محمد');
  });

  it('keeps an accent with its letter, apart from letters that are not shaped', () => {
    expect(texts('aq\u0303b')).toEqual(['a', 'q\u0303', 'b']);
  });

  it('loses and adds nothing, whatever the text', () => {
    const characters = (text: string) => [...text].map(one => mirrors[one] ?? one).sort();
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'ab1 ().,-عليשל۱é\u0303٣') }), text => {
        const line = printable(text);
        expect(characters(texts(line).join(''))).toEqual(characters(line));
      }),
    );
  });
});

const mirrors: Record<string, string> = { ')': '(' };
