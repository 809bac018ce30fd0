import type { Context } from '../../platform/context/context.ts';
import { inTransaction } from '../../platform/context/in-transaction.ts';
import { create } from '../../platform/database/create.ts';
import { flushUnique } from '../../platform/database/saving.ts';
import { codeTaken } from '../../platform/lib/code.ts';
import { UserError } from '../../platform/lib/user-error.ts';
import { audit } from '../audit/audit.ts';
import { readSettings } from '../settings/settings.queries.ts';
import { changeShipping } from './change-shipping.ts';
import { maxShippingMethods, ShippingMethod } from './shipping-method.entity.ts';
import type { CreateShippingMethodInput } from './shipping-method.inputs.ts';
import { shippingMethodFields } from './shipping-method-fields.ts';

/** @throws UserError INVALID_INPUT, NOT_FOUND for a tax class or a zone, CODE_TAKEN */
export async function createShippingMethod(
  ctx: Context,
  input: CreateShippingMethodInput,
): Promise<{ shippingMethodId: string }> {
  return inTransaction(ctx, async ctx => {
    await changeShipping(ctx);
    if ((await ctx.em.count(ShippingMethod)) >= maxShippingMethods)
      throw new UserError(
        'INVALID_INPUT',
        `The store has ${maxShippingMethods} shipping methods, which is the most.`,
      );
    const { currencyCode } = await readSettings(ctx);
    const method = create(ctx, ShippingMethod, {
      description: '',
      taxClass: null,
      zoneIds: [],
      freeFromMinor: null,
      active: true,
      ...(await shippingMethodFields(ctx, input, null, currencyCode)),
    });
    audit(ctx, 'shipping.method_created', method);
    await flushUnique(ctx, ShippingMethod, { code: () => codeTaken('shipping method', method.code) });
    return { shippingMethodId: method.id };
  });
}
