import type { Context } from '../../platform/context/context.ts';
import { inTransaction } from '../../platform/context/in-transaction.ts';
import { emit } from '../../platform/jobs/emit.ts';
import { refuseIf } from '../../platform/lib/problem.ts';
import { audit } from '../audit/audit.ts';
import { advance } from './advance.ts';
import { lockOrder } from './lock-order.ts';
import type { ShipOrderInput } from './order.inputs.ts';
import { shipProblem } from './order-actions.rules.ts';
import { orderShipped } from './orders.events.ts';
import { recordTimelineEvent } from './record-timeline-event.ts';

/** Records that a paid order was shipped. @throws UserError NOT_FOUND, WRONG_STATUS */
export async function shipOrder(
  ctx: Context,
  { orderId, trackingNumber }: ShipOrderInput,
): Promise<{ orderId: string }> {
  return inTransaction(ctx, async ctx => {
    const order = await lockOrder(ctx, orderId);
    refuseIf(shipProblem(order), ['orderId']);
    advance(order, 'SHIPPED');
    order.shippedAt = ctx.clock.now();
    order.trackingNumber = trackingNumber?.trim() ?? null;
    audit(ctx, 'order.shipped', order);
    await recordTimelineEvent(ctx, orderId, 'SHIPPED', { trackingNumber: order.trackingNumber });
    emit(ctx, orderShipped, { orderId });
    return { orderId };
  });
}
