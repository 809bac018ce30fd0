import type { Context } from '../../../platform/context/context.ts';
import { inTransaction } from '../../../platform/context/in-transaction.ts';
import { checkVersion, lockById } from '../../../platform/database/saving.ts';
import { sql } from '../../../platform/database/sql.ts';
import { checkUnused } from '../../../platform/database/still-in-use.ts';
import { UserError } from '../../../platform/lib/user-error.ts';
import { audit } from '../../audit/audit.ts';
import { changeTaxes } from '../change-taxes.ts';
import { writeRates } from './write-rates.ts';
import { defaultZoneId, Zone } from './zone.entity.ts';
import type { DeleteZoneInput } from './zone.inputs.ts';

/**
 * Deletes a zone and its rates, for good. Orders keep what they were taxed with.
 * @throws UserError NOT_FOUND, VERSION_CONFLICT, STILL_IN_USE, INVALID_INPUT for the default one
 */
export async function deleteZone(
  ctx: Context,
  { zoneId, version }: DeleteZoneInput,
): Promise<{ deletedZoneId: string }> {
  const path = ['zoneId'];
  return inTransaction(ctx, async ctx => {
    await changeTaxes(ctx);
    const zone = await lockById(ctx, Zone, zoneId, path);
    checkVersion(zone, version);
    if (zoneId === defaultZoneId)
      throw new UserError(
        'INVALID_INPUT',
        `"${zone.name}" is every place that no other zone claims. It can be renamed, not deleted.`,
        { path },
      );
    // A shipping method that named no zone any more would go everywhere.
    const methods = sql`select count(*) as total from shipping_method where zone_ids like ${`%"${zoneId}"%`}${ctx.database.db.dialect.forShare}`;
    await checkUnused(
      ctx,
      { type: 'zone', name: zone.name, id: path },
      { one: 'shipping method', many: 'shipping methods' },
      methods,
    );
    await writeRates(ctx, zoneId, []);
    audit(ctx, 'tax.zone_deleted', zone);
    ctx.em.remove(zone);
    return { deletedZoneId: zoneId };
  });
}
