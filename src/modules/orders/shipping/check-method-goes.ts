import type { Context } from '../../../platform/context/context.ts';
import { UserError } from '../../../platform/lib/user-error.ts';
import { knownMethods } from '../../shipping/known-methods.ts';
import { goesTo } from '../../shipping/shipping.rules.ts';
import type { Order } from '../order.entity.ts';

/**
 * Makes sure that an order can be sent to another zone as it was agreed on. A method that is no longer offered goes nowhere
 * else.
 * @throws UserError INVALID_INPUT
 */
export async function checkMethodGoes(ctx: Context, order: Order, zoneId: string): Promise<void> {
  if (order.shippingMethodId === null) return;
  const method = (await knownMethods(ctx)).find(({ id, active }) => active && id === order.shippingMethodId);
  if (method && goesTo(method, zoneId)) return;
  throw new UserError(
    'INVALID_INPUT',
    `"shippingAddress" must be where "${order.shippingName}" goes. Cancel it, and order again to this address.`,
    { path: ['shippingAddress'] },
  );
}
