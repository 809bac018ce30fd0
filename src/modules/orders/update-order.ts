import { isDeepStrictEqual } from 'node:util';
import type { Context } from '../../platform/context/context.ts';
import { inTransaction } from '../../platform/context/in-transaction.ts';
import { checkVersion } from '../../platform/database/saving.ts';
import { refuseIf } from '../../platform/lib/problem.ts';
import { UserError } from '../../platform/lib/user-error.ts';
import { completeAddress } from '../accounts/addresses/address.rules.ts';
import { audit } from '../audit/audit.ts';
import { lockOwnOrder } from './lock-order.ts';
import type { Order } from './order.entity.ts';
import type { UpdateOrderInput } from './order.inputs.ts';
import { updateProblem } from './order-actions.rules.ts';
import { recordTimelineEvent } from './record-timeline-event.ts';
import { checkSameTax } from './taxes/check-same-tax.ts';

/**
 * Changes where an order goes, whom the bill is for, or its notes, until it is shipped. It cannot go where it would be taxed
 * otherwise, or where its shipping method does not go.
 * @throws UserError NOT_FOUND, VERSION_CONFLICT, WRONG_STATUS, INVALID_INPUT
 */
export async function updateOrder(
  ctx: Context,
  { orderId, version, shippingAddress, billingAddress, notes }: UpdateOrderInput,
): Promise<{ orderId: string }> {
  return inTransaction(ctx, async ctx => {
    const order = await lockOwnOrder(ctx, orderId, 'ORDERS_MANAGE');
    checkVersion(order, version);
    refuseIf(updateProblem(order), ['orderId']);
    const changes: Partial<Pick<Order, 'shippingAddress' | 'billingAddress' | 'notes'>> = {};
    if (shippingAddress) changes.shippingAddress = completeAddress(shippingAddress, ['shippingAddress']);
    if (billingAddress !== undefined)
      changes.billingAddress = billingAddress && completeAddress(billingAddress, ['billingAddress']);
    if (notes !== undefined) changes.notes = notes?.trim() || null;
    if (changes.shippingAddress && order.isPickup)
      throw new UserError(
        'INVALID_INPUT',
        `"shippingAddress" must be absent: the customer comes for order ${order.number}.`,
        { path: ['shippingAddress'] },
      );
    const fields = Object.entries(changes)
      .filter(([field, value]) => !isDeepStrictEqual(order[field as keyof Order], value))
      .map(([field]) => field);
    if (fields.length === 0) return { orderId };
    if (changes.shippingAddress && fields.includes('shippingAddress')) {
      const zoneId = await checkSameTax(ctx, order, changes.shippingAddress);
      if (order.zoneId !== null) order.zoneId = zoneId;
    }
    Object.assign(order, changes);
    audit(ctx, 'order.updated', order);
    await recordTimelineEvent(ctx, orderId, 'UPDATED', { fields });
    return { orderId };
  });
}
