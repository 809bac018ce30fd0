import { isAllowed } from '../../platform/authorization/actor.ts';
import type { Context } from '../../platform/context/context.ts';
import { inTransaction } from '../../platform/context/in-transaction.ts';
import { UserError } from '../../platform/lib/user-error.ts';
import { closeOrder } from './close-order.ts';
import { lockOwnOrder } from './lock-order.ts';
import type { CancelOrderInput } from './order.inputs.ts';
import { canCancel } from './order.rules.ts';

/**
 * Cancels an order. Customers can do so until they have paid; the staff, with a reason, until it is shipped.
 * @throws UserError NOT_FOUND, WRONG_STATUS, INVALID_INPUT when the staff give no reason
 */
export async function cancelOrder(ctx: Context, input: CancelOrderInput): Promise<{ orderId: string }> {
  return inTransaction(ctx, async ctx => {
    const order = await lockOwnOrder(ctx, input.orderId, 'ORDERS_MANAGE');
    const byStaff = isAllowed(ctx.actor, 'ORDERS_MANAGE');
    const reason = input.reason?.trim();
    if (byStaff && !reason)
      throw new UserError('INVALID_INPUT', '"reason" must not be empty, since the customer reads it.', {
        path: ['reason'],
      });
    if (!canCancel(order, byStaff))
      throw new UserError(
        'WRONG_STATUS',
        `Order ${order.number} is ${order.status} and can no longer be canceled.`,
        {
          path: ['orderId'],
        },
      );
    await closeOrder(ctx, order, 'CANCELLED', reason || 'Canceled by the customer.');
    return { orderId: order.id };
  });
}
