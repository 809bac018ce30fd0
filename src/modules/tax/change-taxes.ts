import type { Context } from '../../platform/context/context.ts';
import { guardById } from '../../platform/database/guard.ts';
import { taxTable } from './tax-table.ts';
import { defaultZoneId, Zone } from './zones/zone.entity.ts';

/**
 * Begins a change of classes, zones, or rates, within a transaction: they come one after the other, so that no two zones
 * claim the same place, and what this process remembers of them is forgotten.
 */
export async function changeTaxes(ctx: Context): Promise<void> {
  await guardById(ctx, Zone, defaultZoneId, []);
  ctx.afterCommit(taxTable, () => ctx.services.get(taxTable).drop());
}
