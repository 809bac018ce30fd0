import type { Context } from '../../../platform/context/context.ts';
import { inTransaction } from '../../../platform/context/in-transaction.ts';
import { create } from '../../../platform/database/create.ts';
import { UserError } from '../../../platform/lib/user-error.ts';
import { audit } from '../../audit/audit.ts';
import { changeTaxes } from '../change-taxes.ts';
import { changedArea } from './changed-area.ts';
import { writeRates } from './write-rates.ts';
import { maxZones, Zone } from './zone.entity.ts';
import type { CreateZoneInput } from './zone.inputs.ts';

const nowhere = { countries: [], regions: [], postalCodePrefixes: [] };

/** @throws UserError INVALID_INPUT, NOT_FOUND for a tax class */
export async function createZone(
  ctx: Context,
  { name, taxRates, ...area }: CreateZoneInput,
): Promise<{ zoneId: string }> {
  return inTransaction(ctx, async ctx => {
    await changeTaxes(ctx);
    if ((await ctx.em.count(Zone)) >= maxZones)
      throw new UserError('INVALID_INPUT', `The store has ${maxZones} zones, which is the most.`);
    const { countries, regions, postalCodePrefixes } = await changedArea(ctx, nowhere, area);
    const zone = create(ctx, Zone, {
      name: name.trim(),
      countries: [...countries],
      regions: [...regions],
      postalCodePrefixes: [...postalCodePrefixes],
    });
    audit(ctx, 'tax.zone_created', zone, { details: { taxRates: taxRates ?? [] } });
    await ctx.em.flush();
    await writeRates(ctx, zone.id, taxRates ?? []);
    return { zoneId: zone.id };
  });
}
