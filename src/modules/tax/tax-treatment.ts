import { countryOfVatId, isInEuropeanUnion } from '../../platform/lib/vat-id.ts';
import { type ChargedRate, noTax, type TaxTable } from './tax-table.ts';
import type { Place } from './zones/zone.rules.ts';

/** What of a customer decides whether tax is charged. */
export interface TaxPayer {
  readonly taxId: string | null;
  readonly taxExempt: boolean;
  readonly taxExemptionReason: string | null;
}

/** How a document is taxed: by the rates of a zone, or not at all and why. */
export interface TaxTreatment {
  readonly zoneId: string;
  /** What the invoice says of why no tax is charged; null where it is. */
  readonly exemption: string | null;
  rateOf(taxClassId: string | null): ChargedRate;
}

/** Goods that are sold, or a service such as renting them out. */
export type SupplyKind = 'GOODS' | 'SERVICE';

/** The texts that the law asks for when the buyer owes the tax instead of the seller. */
export const reverseChargeTexts: Readonly<Record<SupplyKind, string>> = {
  GOODS: 'Reverse charge: intra-Community supply, exempt under Article 138 of Directive 2006/112/EC.',
  SERVICE: 'Reverse charge: the customer owes the VAT under Article 196 of Directive 2006/112/EC.',
};

const exemptText = 'Exempt from tax.';

/** That no tax was charged, without words that somebody wrote about a person. */
export function plainExemption(exemption: string | null): string | null {
  const isOurs = exemption === null || Object.values(reverseChargeTexts).includes(exemption);
  return isOurs ? exemption : exemptText;
}

/**
 * How a sale is taxed. A delivery is taxed in the zone where it goes, everything else where the store is. A customer who is
 * exempt pays no tax; nor does a business of the European Union with a VAT id of another member than the store's, when the
 * goods leave the store's country for another member.
 * @param place where the goods go; null for the counter and where nothing is delivered
 */
export function taxTreatment(
  taxes: TaxTable,
  home: Place,
  place: Place | null,
  payer: TaxPayer | null,
  kind: SupplyKind = 'GOODS',
): TaxTreatment {
  const to = place?.countryCode ? place : home;
  const zoneId = taxes.zoneOf(to);
  const exemption = exemptionOf(home, to, payer, kind);
  return {
    zoneId,
    exemption,
    rateOf: taxClassId => (exemption === null ? taxes.rateIn(zoneId, taxClassId) : noTax),
  };
}

function exemptionOf(home: Place, to: Place, payer: TaxPayer | null, kind: SupplyKind): string | null {
  if (!payer) return null;
  if (payer.taxExempt) return payer.taxExemptionReason ?? exemptText;
  if (payer.taxId === null) return null;
  const leavesForAnotherMember =
    isInEuropeanUnion(home.countryCode) &&
    isInEuropeanUnion(to.countryCode) &&
    to.countryCode !== home.countryCode;
  if (!leavesForAnotherMember) return null;
  const registered = countryOfVatId(payer.taxId) ?? null;
  return isInEuropeanUnion(registered) && registered !== home.countryCode ? reverseChargeTexts[kind] : null;
}
