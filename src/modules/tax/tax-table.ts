import type { Context } from '../../platform/context/context.ts';
import { ServiceKey } from '../../platform/context/services.ts';
import { query } from '../../platform/database/rows.ts';
import { sql } from '../../platform/database/sql.ts';
import type { Remembered } from '../../platform/lib/remembered.ts';
import { defaultTaxClassId } from './classes/tax-class.entity.ts';
import { defaultZoneId } from './zones/zone.entity.ts';
import { claimsFor, claimsOf, type Place, type ZoneArea } from './zones/zone.rules.ts';

/** What is charged on goods, and what documents call it. */
export interface ChargedRate {
  readonly ratePpm: number;
  /** Null where no rate applies. */
  readonly name: string | null;
}

/** Where nothing is charged. */
export const noTax: ChargedRate = { ratePpm: 0, name: null };

/** The zones of the store and their rates. */
export class TaxTable {
  readonly #zoneOfClaim = new Map<string, string>();
  readonly #rates = new Map<string, ChargedRate>();

  constructor(
    zones: readonly (ZoneArea & { readonly id: string })[],
    rates: readonly (ChargedRate & { readonly zoneId: string; readonly taxClassId: string })[],
  ) {
    for (const zone of zones) for (const claim of claimsOf(zone)) this.#zoneOfClaim.set(claim, zone.id);
    for (const { zoneId, taxClassId, ratePpm, name } of rates)
      this.#rates.set(`${zoneId} ${taxClassId}`, { ratePpm, name });
  }

  /** The id of the most specific zone that holds a place. */
  zoneOf(place: Place): string {
    const claim = claimsFor(place).find(one => this.#zoneOfClaim.has(one));
    return claim === undefined ? defaultZoneId : this.#zoneOfClaim.get(claim)!;
  }

  /** The rate for a class of goods in a zone; else that of the default class there; else nothing is charged. */
  rateIn(zoneId: string, taxClassId: string | null): ChargedRate {
    return (
      this.#rates.get(`${zoneId} ${taxClassId ?? defaultTaxClassId}`) ??
      this.#rates.get(`${zoneId} ${defaultTaxClassId}`) ??
      noTax
    );
  }
}

/** The table as it was up to a second ago, so that no order needs a statement for it. */
export const taxTable = new ServiceKey<Remembered<TaxTable>>('tax.table');

/** The zones and rates as they were at most a second ago; a change that this process has made shows at once. */
export async function knownTaxes(ctx: Context): Promise<TaxTable> {
  const cache = ctx.services.get(taxTable);
  const known = cache.value;
  if (known) return known;
  const table = await readTaxes(ctx);
  cache.remember(table);
  return table;
}

type JsonColumn = string | readonly string[];

interface TableRow {
  readonly id: string;
  readonly countries: JsonColumn;
  readonly regions: JsonColumn;
  readonly postalCodePrefixes: JsonColumn;
  readonly taxClassId: string | null;
  readonly name: string | null;
  readonly ratePpm: number | null;
}

/** One statement, so that no zone is seen without the rates that were written with it. */
async function readTaxes(ctx: Context): Promise<TaxTable> {
  const rows = await query<TableRow>(
    ctx,
    sql`/* tax.table */ select z.id, z.countries, z.regions, z.postal_code_prefixes as postalCodePrefixes,
        r.tax_class_id as taxClassId, r.name, r.rate_ppm as ratePpm
      from zone as z left join tax_rate as r on r.zone_id = z.id`,
  );
  const zones = new Map(rows.map(row => [row.id, row]));
  return new TaxTable(
    [...zones.values()].map(({ id, countries, regions, postalCodePrefixes }) => ({
      id,
      countries: textsOf(countries),
      regions: textsOf(regions),
      postalCodePrefixes: textsOf(postalCodePrefixes),
    })),
    rows.flatMap(({ id, taxClassId, name, ratePpm }) =>
      taxClassId === null ? [] : [{ zoneId: id, taxClassId, name, ratePpm: ratePpm! }],
    ),
  );
}

function textsOf(column: JsonColumn): readonly string[] {
  return typeof column === 'string' ? JSON.parse(column) : column;
}
