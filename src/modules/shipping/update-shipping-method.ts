import type { Context } from '../../platform/context/context.ts';
import { inTransaction } from '../../platform/context/in-transaction.ts';
import { checkVersion, flushUnique, lockById } from '../../platform/database/saving.ts';
import { codeTaken } from '../../platform/lib/code.ts';
import { audit } from '../audit/audit.ts';
import { readSettings } from '../settings/settings.queries.ts';
import { changeShipping } from './change-shipping.ts';
import { ShippingMethod } from './shipping-method.entity.ts';
import type { UpdateShippingMethodInput } from './shipping-method.inputs.ts';
import { shippingMethodFields } from './shipping-method-fields.ts';

/**
 * Changes a method. Orders keep what their shipping cost.
 * @throws UserError NOT_FOUND, VERSION_CONFLICT, INVALID_INPUT, CODE_TAKEN
 */
export async function updateShippingMethod(
  ctx: Context,
  { shippingMethodId, version, ...changes }: UpdateShippingMethodInput,
): Promise<{ shippingMethodId: string }> {
  return inTransaction(ctx, async ctx => {
    await changeShipping(ctx);
    const method = await lockById(ctx, ShippingMethod, shippingMethodId, ['shippingMethodId']);
    checkVersion(method, version);
    const { currencyCode } = await readSettings(ctx);
    Object.assign(method, await shippingMethodFields(ctx, changes, method, currencyCode));
    audit(ctx, 'shipping.method_updated', method);
    await flushUnique(ctx, ShippingMethod, { code: () => codeTaken('shipping method', method.code) });
    return { shippingMethodId };
  });
}
