import { partOf, wholePpm } from '../../platform/lib/rate.ts';
import { byLargestRemainder, shareOf, sum } from '../../platform/lib/shares.ts';

// The one rule of rounding, for every document: tax is computed of the sum of all amounts with the same rate and rounded half
// up once for each rate; lines get their share of it by largest remainder. So lines, tax lines, and totals always agree.

/** An amount as it was entered: net, or gross where prices include tax. */
export interface TaxedAmount {
  readonly amountMinor: number;
  readonly ratePpm: number;
}

export interface TaxShare {
  readonly netMinor: number;
  readonly taxMinor: number;
}

export interface RateTax extends TaxShare {
  readonly ratePpm: number;
}

/** The tax on a net amount, or the tax that a gross amount includes; rounded half up. */
export function taxOn(amountMinor: number, ratePpm: number, includesTax: boolean): number {
  return includesTax ? shareOf(amountMinor, ratePpm, wholePpm + ratePpm) : partOf(amountMinor, ratePpm);
}

/**
 * The net amount and the tax of each line of a document, and of each of its rates, highest first.
 * @param includesTax whether the amounts are gross
 */
export function taxesOf(
  amounts: readonly TaxedAmount[],
  includesTax: boolean,
): { readonly lines: readonly TaxShare[]; readonly rates: readonly RateTax[] } {
  const lines = amounts.map((): TaxShare => ({ netMinor: 0, taxMinor: 0 }));
  const byRate = Map.groupBy(amounts.keys(), index => amounts[index]!.ratePpm);
  const rates = [...byRate].map(([ratePpm, indexes]): RateTax => {
    const entered = indexes.map(index => amounts[index]!.amountMinor);
    const taxMinor = taxOn(sum(entered), ratePpm, includesTax);
    const shares = byLargestRemainder(taxMinor, entered);
    for (const [place, index] of indexes.entries()) {
      const share = shares[place]!;
      lines[index] = { netMinor: includesTax ? entered[place]! - share : entered[place]!, taxMinor: share };
    }
    return { ratePpm, netMinor: includesTax ? sum(entered) - taxMinor : sum(entered), taxMinor };
  });
  return { lines, rates: rates.sort((a, b) => b.ratePpm - a.ratePpm) };
}
