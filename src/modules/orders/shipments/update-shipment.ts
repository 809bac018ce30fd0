import type { Context } from '../../../platform/context/context.ts';
import { checkVersion } from '../../../platform/database/saving.ts';
import { audit } from '../../audit/audit.ts';
import { recordTimelineEvent } from '../record-timeline-event.ts';
import { withLockedShipment } from './lock-shipment.ts';
import { Shipment } from './shipment.entity.ts';
import type { UpdateShipmentInput } from './shipment.inputs.ts';

/** Corrects who carries a shipment, and its number there. @throws UserError NOT_FOUND, VERSION_CONFLICT */
export function updateShipment(
  ctx: Context,
  { shipmentId, version, carrier, trackingNumber }: UpdateShipmentInput,
): Promise<{ orderId: string; shipmentId: string }> {
  return withLockedShipment(ctx, shipmentId, async (ctx, order, shipment) => {
    checkVersion(shipment, version);
    const before = { carrier: shipment.carrier, trackingNumber: shipment.trackingNumber };
    const after = {
      carrier: carrier === undefined ? before.carrier : carrier?.trim() || null,
      trackingNumber: trackingNumber === undefined ? before.trackingNumber : trackingNumber?.trim() || null,
    };
    const fields = (['carrier', 'trackingNumber'] as const).filter(field => before[field] !== after[field]);
    const result = { orderId: order.id, shipmentId };
    if (fields.length === 0) return result;
    Object.assign(shipment, after);
    order.updatedAt = ctx.clock.now();
    audit(ctx, 'order.shipment-updated', order, { details: { shipmentId, ...after } });
    await ctx.em.flush();
    const [latest] = await ctx.em.find(
      Shipment,
      { order: order.id, trackingNumber: { $ne: null } },
      { orderBy: { shippedAt: 'desc', id: 'desc' }, limit: 1 },
    );
    order.trackingNumber = latest?.trackingNumber ?? null;
    await recordTimelineEvent(ctx, order.id, 'UPDATED', { fields });
    return result;
  });
}
