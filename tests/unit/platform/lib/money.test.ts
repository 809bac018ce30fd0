import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { currencyDecimals, fromMinor, maxAmountMinor, toMinor } from '../../../../src/platform/lib/money.ts';
import { UserError } from '../../../../src/platform/lib/user-error.ts';

const currencies = fc.constantFrom('USD', 'JPY', 'KWD');

describe('money', () => {
  it('knows the decimals of a currency', () => {
    expect(['USD', 'JPY', 'KWD'].map(currencyDecimals)).toEqual([2, 0, 3]);
  });

  it('comes back as it went, in every currency', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: maxAmountMinor }), currencies, (minor, currency) => {
        expect(toMinor(fromMinor(minor, currency), currency, ['price'])).toBe(minor);
      }),
    );
  });

  it('shows the decimals of the currency, and the sign', () => {
    expect([
      fromMinor(5, 'USD'),
      fromMinor(-12_990, 'USD'),
      fromMinor(1_299, 'JPY'),
      fromMinor(1, 'KWD'),
    ]).toEqual(['0.05', '-129.90', '1299', '0.001']);
  });

  it('takes zeros beyond the decimals, and nothing finer', () => {
    expect(toMinor('1.5000', 'USD', ['price'])).toBe(150);
    expect(() => toMinor('1.5', 'JPY', ['price'])).toThrow('"price" has 1 decimals, but JPY has at most 0.');
  });

  it('takes any text, and either reads it or says why not', () => {
    fc.assert(
      fc.property(fc.string(), currencies, (text, currency) => {
        try {
          expect(Number.isSafeInteger(toMinor(text, currency, ['price']))).toBe(true);
        } catch (error) {
          expect(error).toBeInstanceOf(UserError);
          expect((error as UserError).details.path).toEqual(['price']);
        }
      }),
    );
  });
});
