import type { Context } from '../../platform/context/context.ts';
import { inTransaction } from '../../platform/context/in-transaction.ts';
import { refuseIf } from '../../platform/lib/problem.ts';
import { audit } from '../audit/audit.ts';
import { lockOrder } from './lock-order.ts';
import { markDelivered } from './mark-delivered.ts';
import type { DeliverOrderInput } from './order.inputs.ts';
import { deliverProblem } from './order-actions.rules.ts';
import { recordTimelineEvent } from './record-timeline-event.ts';
import { Shipment } from './shipments/shipment.entity.ts';

/** Records that a shipped order was delivered, with all of its shipments. @throws UserError NOT_FOUND, WRONG_STATUS */
export async function deliverOrder(
  ctx: Context,
  { orderId }: DeliverOrderInput,
): Promise<{ orderId: string }> {
  return inTransaction(ctx, async ctx => {
    const order = await lockOrder(ctx, orderId);
    refuseIf(deliverProblem(order), ['orderId']);
    const now = ctx.clock.now();
    const open = await ctx.em.find(Shipment, { order: orderId, deliveredAt: null });
    for (const shipment of open) shipment.deliveredAt = now;
    markDelivered(ctx, order, now);
    audit(ctx, 'order.delivered', order);
    await recordTimelineEvent(ctx, orderId, 'DELIVERED');
    return { orderId };
  });
}
