import type { Context } from '../../platform/context/context.ts';
import { inTransaction } from '../../platform/context/in-transaction.ts';
import { checkVersion, lockById } from '../../platform/database/saving.ts';
import { audit } from '../audit/audit.ts';
import { changeShipping } from './change-shipping.ts';
import { ShippingMethod } from './shipping-method.entity.ts';
import type { DeleteShippingMethodInput } from './shipping-method.inputs.ts';

/**
 * Deletes a method, for good. Orders keep its name and what their shipping cost.
 * @throws UserError NOT_FOUND, VERSION_CONFLICT
 */
export async function deleteShippingMethod(
  ctx: Context,
  { shippingMethodId, version }: DeleteShippingMethodInput,
): Promise<{ deletedShippingMethodId: string }> {
  return inTransaction(ctx, async ctx => {
    await changeShipping(ctx);
    const method = await lockById(ctx, ShippingMethod, shippingMethodId, ['shippingMethodId']);
    checkVersion(method, version);
    audit(ctx, 'shipping.method_deleted', method);
    ctx.em.remove(method);
    return { deletedShippingMethodId: shippingMethodId };
  });
}
