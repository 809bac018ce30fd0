import type { Context } from '../../../platform/context/context.ts';
import { inTransaction } from '../../../platform/context/in-transaction.ts';
import { checkVersion, lockById } from '../../../platform/database/saving.ts';
import { audit } from '../../audit/audit.ts';
import { changeTaxes } from '../change-taxes.ts';
import { changedArea } from './changed-area.ts';
import { writeRates } from './write-rates.ts';
import { Zone } from './zone.entity.ts';
import type { UpdateZoneInput } from './zone.inputs.ts';

/** @throws UserError NOT_FOUND, VERSION_CONFLICT, INVALID_INPUT */
export async function updateZone(
  ctx: Context,
  { zoneId, version, name, taxRates, ...changes }: UpdateZoneInput,
): Promise<{ zoneId: string }> {
  return inTransaction(ctx, async ctx => {
    await changeTaxes(ctx);
    const zone = await lockById(ctx, Zone, zoneId, ['zoneId']);
    checkVersion(zone, version);
    const area = await changedArea(ctx, zone, changes);
    // The new time makes a new version of the zone even when only its rates change.
    Object.assign(zone, area, { updatedAt: ctx.clock.now() }, name !== undefined && { name: name.trim() });
    audit(ctx, 'tax.zone_updated', zone, taxRates ? { details: { taxRates } } : {});
    await ctx.em.flush();
    if (taxRates) await writeRates(ctx, zoneId, taxRates);
    return { zoneId };
  });
}
