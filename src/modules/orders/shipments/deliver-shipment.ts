import type { Context } from '../../../platform/context/context.ts';
import { refuseIf, wrongStatus } from '../../../platform/lib/problem.ts';
import { audit } from '../../audit/audit.ts';
import { markDelivered } from '../mark-delivered.ts';
import { recordTimelineEvent } from '../record-timeline-event.ts';
import { withLockedShipment } from './lock-shipment.ts';
import { Shipment } from './shipment.entity.ts';
import type { DeliverShipmentInput } from './shipment.inputs.ts';

/**
 * Records that a shipment was delivered. With the last one, once nothing is left to ship, the order is delivered.
 * @throws UserError NOT_FOUND, WRONG_STATUS
 */
export function deliverShipment(
  ctx: Context,
  { shipmentId }: DeliverShipmentInput,
): Promise<{ orderId: string; shipmentId: string }> {
  return withLockedShipment(ctx, shipmentId, async (ctx, order, shipment) => {
    refuseIf(shipment.deliveredAt && wrongStatus('This shipment was delivered before.'), ['shipmentId']);
    const now = ctx.clock.now();
    shipment.deliveredAt = now;
    order.updatedAt = now;
    const { trackingNumber } = shipment;
    audit(ctx, 'order.shipment-delivered', order, { details: { shipmentId, trackingNumber } });
    await ctx.em.flush();
    await recordTimelineEvent(ctx, order.id, 'DELIVERED', { trackingNumber });
    const open = await ctx.em.count(Shipment, { order: order.id, deliveredAt: null });
    if (order.fulfillmentStatus === 'SHIPPED' && open === 0) markDelivered(ctx, order, now);
    return { orderId: order.id, shipmentId };
  });
}
