import { describe, expect, test } from 'vitest';
import { editableDecimal, parseDecimal } from '../../src/lib/format/parse-decimal.ts';

function parse(text: string, locale = 'en-US', maxDigits = 2, allowNegative = false) {
  const parsed = parseDecimal(text, { locale, maxDigits, allowNegative });
  return parsed.kind === 'value' ? parsed.value : parsed.kind === 'empty' ? '' : parsed.reason;
}

describe('reading an amount that a person typed', () => {
  test.each([
    ['129.90', 'en-US', '129.90'],
    ['129,90', 'en-US', '129.90'],
    ['1,299', 'en-US', '1299'],
    ['1,299.9', 'en-US', '1299.9'],
    ['1.299,90', 'en-US', '1299.90'],
    ['1,234,567', 'en-US', '1234567'],
    ['12,34,567.50', 'en-IN', '1234567.50'],
    ['129,90', 'de-DE', '129.90'],
    ['129.90', 'de-DE', '129.90'],
    ['1.299', 'de-DE', '1299'],
    ['1 299,90', 'fr-FR', '1299.90'],
    ["1'299.90", 'de-CH', '1299.90'],
    ['.5', 'en-US', '0.5'],
    ['5.', 'en-US', '5'],
    ['007', 'en-US', '7'],
    ['٣٫٥', 'ar-EG', '3.5'],
    ['', 'en-US', ''],
    ['   ', 'en-US', ''],
  ])('%s in %s is %s', (text, locale, expected) => {
    expect(parse(text, locale)).toBe(expected);
  });

  test.each(['abc', '1e5', '12,3,4', '1.2.3,4', '--5', '5-', '.', ',', '$'])('"%s" is no number', text => {
    expect(parse(text)).toBe('NOT_A_NUMBER');
  });

  test('more digits than the currency has are refused, not rounded', () => {
    expect(parse('1.299')).toBe('TOO_MANY_DIGITS');
    expect(parse('1.29', 'en-US', 0)).toBe('TOO_MANY_DIGITS');
    expect(parse('1.290')).toBe('1.29');
    expect(parse('1.00', 'en-US', 0)).toBe('1');
    expect(parse('1.234', 'en-US', 3)).toBe('1.234');
  });

  test('a negative amount needs leave', () => {
    expect(parse('-5')).toBe('NEGATIVE');
    expect(parse('-5', 'en-US', 2, true)).toBe('-5');
    expect(parse('−5,50', 'sv-SE', 2, true)).toBe('-5.50');
  });

  test('an amount beyond the reach of floats keeps every digit', () => {
    expect(parse('90071992547409931.07')).toBe('90071992547409931.07');
  });

  test('what stands in the field is read back as the same amount, in every locale', () => {
    for (const locale of ['en-US', 'de-DE', 'fr-FR', 'de-CH', 'sv-SE', 'pt-BR', 'ar-EG', 'ja-JP', 'en-IN']) {
      for (const value of ['0.05', '1.23', '1234.50', '999999.99', '1299']) {
        expect(parse(editableDecimal(value, locale), locale)).toBe(value);
      }
    }
  });
});
