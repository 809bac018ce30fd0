import type { Context } from '../../platform/context/context.ts';
import { inTransaction } from '../../platform/context/in-transaction.ts';
import { emit } from '../../platform/jobs/emit.ts';
import { refuseIf } from '../../platform/lib/problem.ts';
import { audit } from '../audit/audit.ts';
import { advance } from './advance.ts';
import { lockOrder } from './lock-order.ts';
import type { DeliverOrderInput } from './order.inputs.ts';
import { deliverProblem } from './order-actions.rules.ts';
import { orderDelivered } from './orders.events.ts';
import { recordTimelineEvent } from './record-timeline-event.ts';

/** Records that a shipped order was delivered. @throws UserError NOT_FOUND, WRONG_STATUS */
export async function deliverOrder(
  ctx: Context,
  { orderId }: DeliverOrderInput,
): Promise<{ orderId: string }> {
  return inTransaction(ctx, async ctx => {
    const order = await lockOrder(ctx, orderId);
    refuseIf(deliverProblem(order), ['orderId']);
    advance(order, 'DELIVERED');
    order.deliveredAt = ctx.clock.now();
    audit(ctx, 'order.delivered', order);
    await recordTimelineEvent(ctx, orderId, 'DELIVERED');
    emit(ctx, orderDelivered, { orderId });
    return { orderId };
  });
}
