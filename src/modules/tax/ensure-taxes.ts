import type { Context } from '../../platform/context/context.ts';
import { insertIfAbsent } from '../../platform/database/bulk.ts';
import { query } from '../../platform/database/rows.ts';
import { sql } from '../../platform/database/sql.ts';
import { defaultTaxClassId, TaxClass } from './classes/tax-class.entity.ts';
import { TaxRate } from './zones/tax-rate.entity.ts';
import { defaultZoneId, Zone } from './zones/zone.entity.ts';

/** What a new store charges on everything, everywhere. */
const newStoreRatePpm = 90_000;

/** Inserts the default class, the default zone, and a rate for both, unless the store has a zone already. */
export async function ensureTaxes(ctx: Context): Promise<void> {
  const [zone] = await query(ctx, sql`/* tax.ensureTaxes */ select id from zone where id = ${defaultZoneId}`);
  if (zone) return;
  const now = ctx.clock.now();
  const common = { createdAt: now, updatedAt: now, deletedAt: null, version: 1 };
  await insertIfAbsent(ctx, TaxClass, {
    id: defaultTaxClassId,
    ...common,
    guard: 0,
    code: 'STANDARD',
    name: 'Standard',
  });
  await insertIfAbsent(ctx, Zone, {
    id: defaultZoneId,
    ...common,
    guard: 0,
    name: 'Everywhere else',
    countries: [],
    regions: [],
    postalCodePrefixes: [],
  });
  await insertIfAbsent(ctx, TaxRate, {
    id: 'taxrate_00000000000000000000000001',
    ...common,
    zone: defaultZoneId,
    taxClass: defaultTaxClassId,
    name: 'Tax',
    ratePpm: newStoreRatePpm,
  });
}
