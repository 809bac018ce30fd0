import type { Context } from '../../../platform/context/context.ts';
import { inTransaction } from '../../../platform/context/in-transaction.ts';
import { idempotent } from '../../../platform/idempotency/idempotent.ts';
import { refuseIf } from '../../../platform/lib/problem.ts';
import { newId } from '../../../platform/lib/typed-id.ts';
import { guardOrder } from '../lock-order.ts';
import { shipProblem } from '../order-actions.rules.ts';
import { shipUnits } from './ship-units.ts';
import { Shipment } from './shipment.entity.ts';
import type { CreateShipmentInput } from './shipment.inputs.ts';

/**
 * Ships some units of a paid order, or all that are left. With the last of them the order is shipped.
 * @throws UserError NOT_FOUND, WRONG_STATUS, INVALID_INPUT for more units than are left, IDEMPOTENCY_KEY_REUSED
 */
export async function createShipment(
  ctx: Context,
  input: CreateShipmentInput,
): Promise<{ orderId: string; shipmentId: string }> {
  const { orderId } = input;
  return inTransaction(ctx, async ctx => {
    const shipmentId = newId(Shipment.idPrefix);
    return idempotent(ctx, 'createShipment', input, { orderId, shipmentId }, async () => {
      const order = await guardOrder(ctx, orderId);
      refuseIf(shipProblem(order), ['orderId']);
      await shipUnits(ctx, order, { ...input, shipmentId });
    });
  });
}
