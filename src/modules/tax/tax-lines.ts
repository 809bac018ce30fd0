import { money } from '../../platform/graphql/money.ts';
import { rateOf } from '../../platform/lib/rate.ts';
import { sum } from '../../platform/lib/shares.ts';
import type { TaxLine } from './tax-line.type.ts';

/** A net amount and its tax, and what that is called. */
export interface NamedTax {
  readonly taxName: string | null;
  readonly taxRatePpm: number;
  readonly netMinor: number;
  readonly taxMinor: number;
}

/** The taxes of a document at each rate, highest first. A rate is called as the first of its lines calls it. */
export function taxesByRate(lines: readonly NamedTax[]): NamedTax[] {
  return [...Map.groupBy(lines, line => line.taxRatePpm)]
    .sort(([a], [b]) => b - a)
    .map(([taxRatePpm, same]) => ({
      taxName: same.find(({ taxName }) => taxName !== null)?.taxName ?? null,
      taxRatePpm,
      netMinor: sum(same.map(({ netMinor }) => netMinor)),
      taxMinor: sum(same.map(({ taxMinor }) => taxMinor)),
    }));
}

/** The same for the API. */
export function taxLinesOf(lines: readonly NamedTax[], currencyCode: string): TaxLine[] {
  return taxesByRate(lines).map(({ taxName, taxRatePpm, netMinor, taxMinor }) => ({
    name: taxName,
    rate: rateOf(taxRatePpm),
    net: money(netMinor, currencyCode),
    tax: money(taxMinor, currencyCode),
  }));
}
