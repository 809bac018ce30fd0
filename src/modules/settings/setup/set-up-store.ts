import type { Context } from '../../../platform/context/context.ts';
import { inTransaction } from '../../../platform/context/in-transaction.ts';
import { query } from '../../../platform/database/rows.ts';
import { sql } from '../../../platform/database/sql.ts';
import { countries, countryOf } from '../../../platform/lib/countries.ts';
import { UserError } from '../../../platform/lib/user-error.ts';
import { isInEuropeanUnion } from '../../../platform/lib/vat-id.ts';
import { createTaxClass } from '../../tax/classes/create-tax-class.ts';
import { defaultTaxClassId } from '../../tax/classes/tax-class.entity.ts';
import { createZone } from '../../tax/zones/create-zone.ts';
import { updateZone } from '../../tax/zones/update-zone.ts';
import { defaultZoneId } from '../../tax/zones/zone.entity.ts';
import { updateSettings } from '../update-settings.ts';
import type { CountrySetup, SetupRate } from './country-setups.ts';

/** What somebody who sets up a store has decided. */
export interface StoreSetup extends CountrySetup {
  readonly storeName: string;
  readonly countryCode: string;
  readonly region: string | null;
  readonly postalCode: string | null;
  /** Where the rates apply: beginnings of postal codes, such as those of a county; empty for all of the region or country. */
  readonly postalCodePrefixes: readonly string[];
  readonly rates: readonly SetupRate[];
}

/**
 * Sets up a store that has nothing yet: its settings, its tax classes, and the zone that it is in. A shop of the European Union
 * charges its own rates in all members, as those may that send little abroad. Everywhere else nothing is charged.
 * @throws UserError INVALID_INPUT, also for a store that has products already, whose prices would mean something else then
 */
export async function setUpStore(ctx: Context, setup: StoreSetup): Promise<void> {
  await inTransaction(ctx, async ctx => {
    const [product] = await query(ctx, sql`/* settings.anyProduct */ select id from product limit 1`);
    if (product)
      throw new UserError(
        'INVALID_INPUT',
        'This store has products already, and their prices would mean something else. A new embedded store is empty with DEMO_DATA=false; change a store that runs in the office, under Settings and Taxes.',
      );
    const { storeName, currencyCode, timeZone, pricesIncludeTax, rates, taxName } = setup;
    await updateZone(ctx, { zoneId: defaultZoneId, taxRates: [] });
    await updateSettings(ctx, {
      storeName,
      currencyCode,
      timeZone,
      pricesIncludeTax,
      homeCountry: setup.countryCode,
      homeRegion: setup.region,
      homePostalCode: setup.postalCode,
      rentalTaxClassId: rates.length > 0 ? defaultTaxClassId : null,
    });
    if (rates.length === 0) return;
    const taxRates = [];
    for (const [index, { code, name, rate }] of rates.entries()) {
      const taxClassId =
        index === 0 ? defaultTaxClassId : (await createTaxClass(ctx, { code, name })).taxClassId;
      taxRates.push({ taxClassId, name: taxName, rate });
    }
    await createZone(ctx, { ...zoneOf(setup), taxRates });
  });
}

function zoneOf({ countryCode, region, postalCodePrefixes }: StoreSetup) {
  const { name, regions } = countryOf(countryCode)!;
  if (postalCodePrefixes.length > 0)
    return {
      name: `${name}, ${postalCodePrefixes.join(', ')}`.slice(0, 100),
      countries: [countryCode],
      postalCodePrefixes: [...postalCodePrefixes],
    };
  if (region !== null && regions.length > 0)
    return { name: `${name}, ${region}`, countries: [countryCode], regions: [region] };
  if (!isInEuropeanUnion(countryCode)) return { name, countries: [countryCode] };
  const members = countries.map(({ code }) => code).filter(isInEuropeanUnion);
  return { name: `${name} and the European Union`, countries: members };
}
