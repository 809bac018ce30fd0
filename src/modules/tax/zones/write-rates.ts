import type { Context } from '../../../platform/context/context.ts';
import { bulkInsert } from '../../../platform/database/bulk.ts';
import { query } from '../../../platform/database/rows.ts';
import { sql } from '../../../platform/database/sql.ts';
import { toPpm } from '../../../platform/lib/rate.ts';
import { newId } from '../../../platform/lib/typed-id.ts';
import { UserError } from '../../../platform/lib/user-error.ts';
import { defaultTaxClassId, TaxClass } from '../classes/tax-class.entity.ts';
import { TaxRate } from './tax-rate.entity.ts';
import { defaultZoneId } from './zone.entity.ts';
import type { TaxRateInput } from './zone.inputs.ts';

/**
 * Puts these rates in the place of those of a zone.
 * @throws UserError INVALID_INPUT for two of one class, NOT_FOUND
 */
export async function writeRates(
  ctx: Context,
  zoneId: string,
  rates: readonly TaxRateInput[],
): Promise<void> {
  const classes = await ctx.em.find(TaxClass, {});
  const seen = new Set<string>();
  for (const [index, { taxClassId }] of rates.entries()) {
    const path = ['taxRates', String(index), 'taxClassId'];
    const taxClass = classes.find(({ id }) => id === taxClassId);
    if (!taxClass)
      throw new UserError('NOT_FOUND', `There is no tax class with the id ${taxClassId}.`, { path });
    if (seen.has(taxClassId))
      throw new UserError('INVALID_INPUT', `"taxRates" has two rates for "${taxClass.name}". Leave one.`, {
        path,
      });
    seen.add(taxClassId);
  }
  if (zoneId === defaultZoneId) await tellLastVersion(ctx, rates);
  await query(ctx, sql`/* tax.deleteRatesOfZone */ delete from tax_rate where zone_id = ${zoneId}`);
  if (rates.length === 0) return;
  const now = ctx.clock.now();
  await bulkInsert(
    ctx,
    TaxRate,
    rates.map(({ taxClassId, name, rate }, index) => ({
      id: newId(TaxRate.idPrefix),
      createdAt: now,
      updatedAt: now,
      version: 1,
      zone: zoneId,
      taxClass: taxClassId,
      name: name.trim(),
      ratePpm: toPpm(rate, ['taxRates', String(index), 'rate']),
    })),
  );
}

/** Processes of the last version, which may still run during an upgrade, read the one rate of the store from its settings. */
async function tellLastVersion(ctx: Context, rates: readonly TaxRateInput[]): Promise<void> {
  const rate = rates.find(({ taxClassId }) => taxClassId === defaultTaxClassId)?.rate ?? '0';
  await query(
    ctx,
    sql`/* tax.tellLastVersion */ update settings set tax_rate_ppm = ${toPpm(rate, ['taxRates'])}`,
  );
}
