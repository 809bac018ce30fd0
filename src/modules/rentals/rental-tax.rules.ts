import { shareOf } from '../../platform/lib/shares.ts';
import type { Taxation } from '../settings/store-taxation.ts';
import { taxOn } from '../tax/tax.rules.ts';

// Every amount of a rental is what the customer pays, with its tax: so rent paid and price are compared like with like, and
// the deposit, which is no payment for anything yet, with both. Each installment is a document of its own: its tax is rounded
// once. The tax that is added to a net amount is what its sum then includes, so the rate alone is kept.

/** How a rental is taxed. Copied when it is created; no later change of rates touches the contract. */
export interface RentalTaxes {
  readonly rentTaxClassId: string | null;
  readonly buyoutTaxClassId: string | null;
  readonly rentTaxName: string | null;
  readonly rentTaxPpm: number;
  readonly buyoutTaxName: string | null;
  readonly buyoutTaxPpm: number;
  readonly lateFeeTaxed: boolean;
  readonly taxExemption: string | null;
  readonly zoneId: string | null;
}

export const untaxed: RentalTaxes = {
  rentTaxClassId: null,
  buyoutTaxClassId: null,
  rentTaxName: null,
  rentTaxPpm: 0,
  buyoutTaxName: null,
  buyoutTaxPpm: 0,
  lateFeeTaxed: false,
  taxExemption: null,
  zoneId: null,
};

/**
 * The taxes of a new rental.
 * @param classes of the rent, by the settings, and of the product
 */
export function rentalTaxesOf(
  taxation: Taxation,
  classes: { readonly rent: string; readonly product: string | null },
  lateFeeTaxed: boolean,
): RentalTaxes {
  const [rent, buyout] = [taxation.rateOf(classes.rent), taxation.rateOf(classes.product)];
  return {
    rentTaxClassId: classes.rent,
    buyoutTaxClassId: classes.product,
    rentTaxName: rent.name,
    rentTaxPpm: rent.ratePpm,
    buyoutTaxName: buyout.name,
    buyoutTaxPpm: buyout.ratePpm,
    lateFeeTaxed,
    taxExemption: taxation.exemption,
    zoneId: taxation.zoneId,
  };
}

/** What is paid for an amount as it was entered. */
export function grossOf(enteredMinor: number, ratePpm: number, includesTax: boolean): number {
  return includesTax ? enteredMinor : enteredMinor + taxOn(enteredMinor, ratePpm, false);
}

/** The tax that an installment includes: in its rent, and in its late fee where that is taxed. The deposit is untaxed. */
export function installmentTax(
  { amountMinor, lateFeeMinor }: { readonly amountMinor: number; readonly lateFeeMinor: number },
  { rentTaxPpm, lateFeeTaxed }: Pick<RentalTaxes, 'rentTaxPpm' | 'lateFeeTaxed'>,
): number {
  return taxOn(amountMinor + (lateFeeTaxed ? lateFeeMinor : 0), rentTaxPpm, true);
}

/**
 * The tax in the part of an installment that was refunded, in the proportion in which it was paid. The late fee goes back first;
 * where it is not taxed, no tax goes back with it.
 */
export function refundedTax(
  {
    amountMinor,
    lateFeeMinor,
    taxMinor,
    refundedMinor,
  }: {
    readonly amountMinor: number;
    readonly lateFeeMinor: number;
    readonly taxMinor: number;
    readonly refundedMinor: number;
  },
  { lateFeeTaxed }: Pick<RentalTaxes, 'lateFeeTaxed'>,
): number {
  const taxedMinor = lateFeeTaxed ? amountMinor + lateFeeMinor : amountMinor;
  const untaxedMinor = lateFeeTaxed ? 0 : lateFeeMinor;
  if (taxedMinor === 0) return 0;
  return shareOf(taxMinor, Math.max(0, refundedMinor - untaxedMinor), taxedMinor);
}

/** The tax that a buy-out includes: of the price less the rent that counts toward it. The deposit is money that was paid before. */
export function buyoutTax(
  { priceMinor, rentCreditMinor }: { readonly priceMinor: number; readonly rentCreditMinor: number },
  buyoutTaxPpm: number,
): number {
  return taxOn(priceMinor - rentCreditMinor, buyoutTaxPpm, true);
}
