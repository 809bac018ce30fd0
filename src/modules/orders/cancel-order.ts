import { isAllowed } from '../../platform/authorization/actor.ts';
import type { Context } from '../../platform/context/context.ts';
import { inTransaction } from '../../platform/context/in-transaction.ts';
import { refuseIf } from '../../platform/lib/problem.ts';
import { UserError } from '../../platform/lib/user-error.ts';
import { closeOrder } from './close-order.ts';
import { lockOwnOrder } from './lock-order.ts';
import type { Order } from './order.entity.ts';
import type { CancelOrderInput } from './order.inputs.ts';
import { cancelProblem } from './order-actions.rules.ts';
import { OrderEvent } from './order-event.entity.ts';

/**
 * Cancels an order until it is shipped: customers their own, the staff any with a reason. Who has done so and asks again,
 * perhaps because the answer was lost, gets the same answer.
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
    const words = reason || 'Canceled by the customer.';
    if (await hasCanceled(ctx, order, words)) return { orderId: order.id };
    refuseIf(cancelProblem(order), ['orderId']);
    await closeOrder(ctx, order, 'CANCELLED', words);
    return { orderId: order.id };
  });
}

/** Whether it was this person who canceled the order, with these words. */
async function hasCanceled(ctx: Context, order: Order, words: string): Promise<boolean> {
  if (order.status !== 'CANCELLED' || order.cancelReason !== words) return false;
  const own = { order: order.id, kind: 'CANCELLED', actorId: ctx.actor.userId } as const;
  return (await ctx.em.count(OrderEvent, own)) > 0;
}
