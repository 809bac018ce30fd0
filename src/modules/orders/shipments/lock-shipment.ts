import type { Context } from '../../../platform/context/context.ts';
import { inTransaction } from '../../../platform/context/in-transaction.ts';
import { query } from '../../../platform/database/rows.ts';
import { lockById, notFound } from '../../../platform/database/saving.ts';
import { sql } from '../../../platform/database/sql.ts';
import { refuseIf } from '../../../platform/lib/problem.ts';
import { guardOrder } from '../lock-order.ts';
import type { Order } from '../order.entity.ts';
import { Shipment } from './shipment.entity.ts';

const path = ['shipmentId'];

/**
 * Runs `work` in a transaction that has guarded the order of a shipment, and then locked the shipment. Not for use within a
 * transaction: the id of the order is read beforehand, because the first plain read would fix the snapshot.
 * @throws UserError NOT_FOUND
 */
export async function withLockedShipment<T>(
  ctx: Context,
  shipmentId: string,
  work: (ctx: Context, order: Order, shipment: Shipment) => Promise<T>,
): Promise<T> {
  const [found] = await query<{ orderId: string }>(
    ctx,
    sql`/* orders.ofShipment */ select order_id as orderId from shipment where id = ${shipmentId} and deleted_at is null`,
  );
  if (!found) refuseIf(notFound(Shipment, shipmentId), path);
  return inTransaction(ctx, async ctx => {
    const order = await guardOrder(ctx, found!.orderId);
    return work(ctx, order, await lockById(ctx, Shipment, shipmentId, path));
  });
}
