import type { Context } from '../../platform/context/context.ts';
import { inTransaction } from '../../platform/context/in-transaction.ts';
import { guardReference } from '../../platform/database/guard.ts';
import { checkVersion, lockById, trimmedFields } from '../../platform/database/saving.ts';
import { fromMinor, toMinor } from '../../platform/lib/money.ts';
import { toPpm } from '../../platform/lib/rate.ts';
import { UserError } from '../../platform/lib/user-error.ts';
import { audit } from '../audit/audit.ts';
import { changeTaxes } from '../tax/change-taxes.ts';
import { TaxClass } from '../tax/classes/tax-class.entity.ts';
import { setDefaultRate } from '../tax/zones/default-rate.ts';
import { normalizeHome } from './normalize-home.ts';
import { Settings, settingsId } from './settings.entity.ts';
import type { UpdateSettingsInput } from './settings.inputs.ts';
import { settingsCache } from './settings-cache.ts';

/** @throws UserError VERSION_CONFLICT, INVALID_INPUT for a new currency without the late fee in it */
export async function updateSettings(
  ctx: Context,
  { version, taxRate, rentalLateFee, rentalLateFeeRate, rentalPurchaseShare, ...fields }: UpdateSettingsInput,
): Promise<{ settingsId: string }> {
  return inTransaction(ctx, async ctx => {
    // Taxes are locked before the settings, here as everywhere.
    if (taxRate !== undefined) await changeTaxes(ctx);
    await guardReference(ctx, TaxClass, fields.rentalTaxClassId, ['rentalTaxClassId']);
    const settings = await lockById(ctx, Settings, settingsId, []);
    const { homeCountry } = settings;
    checkVersion(settings, version);
    if (rentalLateFee === undefined) checkLateFeeStays(settings, fields.currencyCode);
    Object.assign(settings, trimmedFields(fields));
    normalizeHome(settings, homeCountry, fields);
    if (rentalLateFee !== undefined)
      settings.rentalLateFeeMinor = toMinor(rentalLateFee, settings.currencyCode, ['rentalLateFee']);
    if (rentalLateFeeRate !== undefined)
      settings.rentalLateFeePpm = toPpm(rentalLateFeeRate, ['rentalLateFeeRate']);
    if (rentalPurchaseShare !== undefined)
      settings.rentalPurchaseSharePpm = toPpm(rentalPurchaseShare, ['rentalPurchaseShare']);
    if (taxRate !== undefined) settings.taxRatePpm = toPpm(taxRate, ['taxRate']);
    audit(ctx, 'settings.updated', settings);
    if (taxRate !== undefined) await setDefaultRate(ctx, settings.taxRatePpm);
    ctx.afterCommit(settingsCache, () => ctx.services.get(settingsCache).drop());
    return { settingsId };
  });
}

/** The late fee is a number of minor units: in another currency it would be another amount. */
function checkLateFeeStays({ currencyCode, rentalLateFeeMinor }: Settings, newCode = currencyCode): void {
  if (newCode === currencyCode || rentalLateFeeMinor === 0) return;
  const fee = `${fromMinor(rentalLateFeeMinor, currencyCode)} ${currencyCode}`;
  throw new UserError(
    'INVALID_INPUT',
    `"rentalLateFee" is ${fee} now. Pass it in ${newCode} together with the new currency.`,
    { path: ['rentalLateFee'] },
  );
}
