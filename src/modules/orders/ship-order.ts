import type { Context } from '../../platform/context/context.ts';
import { inTransaction } from '../../platform/context/in-transaction.ts';
import { refuseIf } from '../../platform/lib/problem.ts';
import { newId } from '../../platform/lib/typed-id.ts';
import { guardOrder } from './lock-order.ts';
import type { ShipOrderInput } from './order.inputs.ts';
import { shipProblem } from './order-actions.rules.ts';
import { shipUnits } from './shipments/ship-units.ts';
import { Shipment } from './shipments/shipment.entity.ts';

/** Records that all that was left of a paid order was shipped. @throws UserError NOT_FOUND, WRONG_STATUS */
export async function shipOrder(
  ctx: Context,
  { orderId, carrier, trackingNumber }: ShipOrderInput,
): Promise<{ orderId: string }> {
  return inTransaction(ctx, async ctx => {
    const order = await guardOrder(ctx, orderId);
    refuseIf(shipProblem(order), ['orderId']);
    await shipUnits(ctx, order, { shipmentId: newId(Shipment.idPrefix), carrier, trackingNumber });
    return { orderId };
  });
}
