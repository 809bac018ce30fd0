import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  buyoutTax,
  grossOf,
  installmentTax,
  refundedTax,
} from '../../../../src/modules/rentals/rental-tax.rules.ts';
import { taxOn } from '../../../../src/modules/tax/tax.rules.ts';

const amount = fc.oneof(fc.integer({ min: 0, max: 50 }), fc.integer({ min: 0, max: 1_000_000_000 }));
const rate = fc.oneof(fc.constantFrom(0, 190_000, 70_000, 81_000), fc.integer({ min: 0, max: 1_000_000 }));

describe('the tax of an installment', () => {
  it('is what was added to a net rent, to the minor unit: its rate alone need be kept', () => {
    fc.assert(
      fc.property(amount, rate, (netMinor, rentTaxPpm) => {
        const amountMinor = grossOf(netMinor, rentTaxPpm, false);
        const tax = installmentTax({ amountMinor, lateFeeMinor: 0 }, { rentTaxPpm, lateFeeTaxed: false });
        expect(tax).toBe(taxOn(netMinor, rentTaxPpm, false));
        expect(amountMinor - tax).toBe(netMinor);
      }),
      { numRuns: 2_000 },
    );
  });

  it('leaves a gross rent as it was entered', () => {
    expect(grossOf(11_900, 190_000, true)).toBe(11_900);
    expect(
      installmentTax({ amountMinor: 11_900, lateFeeMinor: 0 }, { rentTaxPpm: 190_000, lateFeeTaxed: true }),
    ).toBe(1_900);
  });

  it('is also in a late fee where the store says so', () => {
    const installment = { amountMinor: 11_900, lateFeeMinor: 595 };
    expect(installmentTax(installment, { rentTaxPpm: 190_000, lateFeeTaxed: false })).toBe(1_900);
    expect(installmentTax(installment, { rentTaxPpm: 190_000, lateFeeTaxed: true })).toBe(1_995);
  });
});

it('the tax in a refund is all of it when all went back, and never more', () => {
  fc.assert(
    fc.property(
      amount,
      amount,
      rate,
      fc.integer({ min: 0, max: 1_000 }),
      (amountMinor, lateFeeMinor, ppm, part) => {
        const installment = { amountMinor, lateFeeMinor };
        const taxMinor = installmentTax(installment, { rentTaxPpm: ppm, lateFeeTaxed: true });
        const all = amountMinor + lateFeeMinor;
        const taxed = { lateFeeTaxed: true };
        expect(refundedTax({ ...installment, taxMinor, refundedMinor: all }, taxed)).toBe(taxMinor);
        expect(refundedTax({ ...installment, taxMinor, refundedMinor: 0 }, taxed)).toBe(0);
        const some = refundedTax(
          {
            ...installment,
            taxMinor,
            refundedMinor: Math.floor((all * part) / 1_000),
          },
          taxed,
        );
        expect(some).toBeGreaterThanOrEqual(0);
        expect(some).toBeLessThanOrEqual(taxMinor);
      },
    ),
  );
});

it('a buy-out is taxed on the price less the rent that counts toward it', () => {
  expect(buyoutTax({ priceMinor: 119_000, rentCreditMinor: 11_900 }, 190_000)).toBe(17_100);
  expect(buyoutTax({ priceMinor: 119_000, rentCreditMinor: 119_000 }, 190_000)).toBe(0);
  expect(buyoutTax({ priceMinor: 119_000, rentCreditMinor: 0 }, 0)).toBe(0);
});

it('a late fee that is not taxed goes back first, and no tax with it', () => {
  const installment = { amountMinor: 11_900, lateFeeMinor: 1_000, taxMinor: 1_900 };
  const refunded = (refundedMinor: number) =>
    refundedTax({ ...installment, refundedMinor }, { lateFeeTaxed: false });
  expect([1_000, 6_950, 12_900].map(refunded)).toEqual([0, 950, 1_900]);
});
