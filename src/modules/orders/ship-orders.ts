import type { BulkResults } from '../../platform/bulk/bulk-results.ts';
import { runBulk } from '../../platform/bulk/run-bulk.ts';
import type { Context } from '../../platform/context/context.ts';
import type { ShipOrdersInput } from './order.inputs.ts';
import { shipOrder } from './ship-order.ts';

/** Records that many orders were shipped, each as `shipOrder` does. @throws UserError IDEMPOTENCY_KEY_REUSED, INVALID_INPUT */
export function shipOrders(ctx: Context, input: ShipOrdersInput): Promise<BulkResults> {
  return runBulk(ctx, {
    operation: 'shipOrders',
    input,
    entries: input.orders,
    field: 'orders',
    idField: 'orderId',
    noun: 'order',
    idOf: order => order.orderId,
    work: (ctx, order) => shipOrder(ctx, order),
  });
}
