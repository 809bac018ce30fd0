import type { Context } from '../../../platform/context/context.ts';
import { query } from '../../../platform/database/rows.ts';
import { sql } from '../../../platform/database/sql.ts';
import { rateOf } from '../../../platform/lib/rate.ts';
import { defaultTaxClassId } from '../classes/tax-class.entity.ts';
import { updateZone } from './update-zone.ts';
import { defaultZoneId } from './zone.entity.ts';

interface DefaultZoneRate {
  readonly taxClassId: string;
  readonly name: string;
  readonly ratePpm: number;
}

async function ratesOfDefaultZone(ctx: Context): Promise<DefaultZoneRate[]> {
  return query<DefaultZoneRate>(
    ctx,
    sql`/* tax.defaultRates */ select tax_class_id as taxClassId, name, rate_ppm as ratePpm from tax_rate where zone_id = ${defaultZoneId}`,
  );
}

/**
 * The rate of the default class in the default zone, in millionths: all that a store has that taxes everything alike. It is
 * read from the table itself, so that public answers notice its changes.
 */
export async function defaultRatePpm(ctx: Context): Promise<number> {
  const rates = await ratesOfDefaultZone(ctx);
  return rates.find(({ taxClassId }) => taxClassId === defaultTaxClassId)?.ratePpm ?? 0;
}

/** Sets it, within a transaction; the other rates of the zone stay. */
export async function setDefaultRate(ctx: Context, ratePpm: number): Promise<void> {
  const rates = await ratesOfDefaultZone(ctx);
  const own = rates.find(({ taxClassId }) => taxClassId === defaultTaxClassId);
  const others = rates.filter(rate => rate !== own);
  await updateZone(ctx, {
    zoneId: defaultZoneId,
    taxRates: [{ taxClassId: defaultTaxClassId, name: own?.name ?? 'Tax', ratePpm }, ...others].map(
      ({ ratePpm, ...rate }) => ({ ...rate, rate: rateOf(ratePpm) }),
    ),
  });
}
