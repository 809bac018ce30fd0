import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withPoint } from '../../../../../src/platform/files/import/decimal-column.ts';

describe('a number in a file with semicolons or tabs', () => {
  it.each([
    ['12,90', '12.90'],
    ['-0,5', '-0.5'],
    ['0,125', '0.125'],
    ['1234,5', '1234.5'],
    ['1.234,56', '1234.56'],
    ['1 234 567,8', '1234567.8'],
    ['1\u00A0234,56', '1234.56'],
    ['1.234.567', '1234567'],
    ['1.234,567', '1234.567'],
    ['12.90', '12.90'],
    ['1234', '1234'],
    ['0.125', '0.125'],
    ['', ''],
    ['12,90 €', '12,90 €'],
    ['1.23.456', '1.23.456'],
    ['1.234 567', '1.234 567'],
  ])('%s is %s', (text, plain) => {
    expect(withPoint(text)).toEqual({ value: plain });
  });

  it.each(['1,234', '1.234', '-12,345', '999.999'])('%s is ambiguous', text => {
    expect(withPoint(text)).toEqual({ reason: expect.stringContaining(`is ambiguous: "${text}" may be`) });
  });

  it('means the same with and without groups, and never another number', () => {
    const groups = (whole: string, separator: string) => whole.replace(/\B(?=(\d{3})+$)/g, separator);
    fc.assert(
      fc.property(
        fc.nat(10_000_000),
        fc.stringMatching(/^\d{0,4}$/),
        fc.constantFrom('', '.', ' ', '\u00A0'),
        (whole, fraction, separator) => {
          const text = groups(String(whole), separator) + (fraction && `,${fraction}`);
          const found = withPoint(text);
          const exact = fraction ? `${whole}.${fraction}` : String(whole);
          if ('value' in found) expect(found.value).toBe(exact);
          else expect(text).toMatch(/^\d{1,3}[.,]\d{3}$/);
        },
      ),
    );
  });
});
