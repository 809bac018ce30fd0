import type { Context } from '../../platform/context/context.ts';
import { knownTaxes } from '../tax/tax-table.ts';
import { type SupplyKind, type TaxPayer, type TaxTreatment, taxTreatment } from '../tax/tax-treatment.ts';
import type { Place } from '../tax/zones/zone.rules.ts';
import { knownSettings } from './settings.queries.ts';

/** How a sale of this store is taxed, and whether its prices include the tax. */
export interface Taxation extends TaxTreatment {
  readonly includesTax: boolean;
}

/**
 * How a sale is taxed, by the settings as they were at most a second ago.
 * @param place where the goods go; null for the counter
 * @param payer null for somebody unknown
 */
export async function storeTaxation(
  ctx: Context,
  place: Place | null,
  payer: TaxPayer | null,
  kind: SupplyKind = 'GOODS',
): Promise<Taxation> {
  const { pricesIncludeTax, homeCountry, homeRegion, homePostalCode } = await knownSettings(ctx);
  const home = { countryCode: homeCountry, region: homeRegion, postalCode: homePostalCode };
  return { ...taxTreatment(await knownTaxes(ctx), home, place, payer, kind), includesTax: pricesIncludeTax };
}
