import { type Context, inTransaction } from '../../platform/context/context.ts';
import { checkVersion, lockById, trimmedFields } from '../../platform/database/saving.ts';
import { toMinor } from '../../platform/lib/money.ts';
import { toPpm } from '../../platform/lib/rate.ts';
import { audit } from '../audit/audit.ts';
import { Settings, settingsId } from './settings.entity.ts';
import type { UpdateSettingsInput } from './settings.inputs.ts';
import { rememberCurrency } from './settings.queries.ts';

/** @throws UserError VERSION_CONFLICT */
export async function updateSettings(
  ctx: Context,
  { version, taxRate, rentalLateFee, rentalLateFeeRate, rentalPurchaseShare, ...fields }: UpdateSettingsInput,
): Promise<{ settingsId: string }> {
  return inTransaction(ctx, async ctx => {
    const settings = await lockById(ctx, Settings, settingsId, []);
    checkVersion(settings, version);
    ctx.em.assign(settings, trimmedFields(fields) as never);
    if (taxRate !== undefined) settings.taxRatePpm = toPpm(taxRate, ['taxRate']);
    if (rentalLateFee !== undefined)
      settings.rentalLateFeeMinor = toMinor(rentalLateFee, settings.currencyCode, ['rentalLateFee']);
    if (rentalLateFeeRate !== undefined)
      settings.rentalLateFeePpm = toPpm(rentalLateFeeRate, ['rentalLateFeeRate']);
    if (rentalPurchaseShare !== undefined)
      settings.rentalPurchaseSharePpm = toPpm(rentalPurchaseShare, ['rentalPurchaseShare']);
    audit(ctx, 'settings.updated', settings);
    ctx.afterCommit(updateSettings, () => rememberCurrency(ctx, settings.currencyCode));
    return { settingsId };
  });
}
