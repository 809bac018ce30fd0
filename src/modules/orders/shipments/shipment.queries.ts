import type { GraphQLResolveInfo } from 'graphql';
import type { Context } from '../../../platform/context/context.ts';
import { loadById, loadGroup } from '../../../platform/database/load.ts';
import { type Row, selectionOf, selectRows } from '../../../platform/database/rows.ts';
import { listSql, rawSql, sql } from '../../../platform/database/sql.ts';
import { selectionBelow } from '../../../platform/graphql/selection.ts';
import { Order } from '../order.entity.ts';
import { maySeeOrder } from '../order.queries.ts';
import type { OrderLine } from '../order-line.entity.ts';
import { Shipment } from './shipment.entity.ts';
import { ShipmentLine } from './shipment-line.entity.ts';

export type ShipmentRow = Row<Shipment>;

/** A shipment by its id, whoever asks: the caller checks that they may see it. */
export function readShipment(
  ctx: Context,
  id: string,
  info: GraphQLResolveInfo,
): Promise<ShipmentRow | null> {
  return loadById(ctx, Shipment, id, selectionBelow(ctx, info, Shipment, [[]], ['order']));
}

/** A shipment by its id; null when the actor may not see its order. */
export async function shipmentById(
  ctx: Context,
  id: string,
  info: GraphQLResolveInfo,
): Promise<ShipmentRow | null> {
  const shipment = await readShipment(ctx, id, info);
  return shipment && (await maySeeOrder(ctx, shipment.order)) ? shipment : null;
}

/** The shipments of an order, the oldest first; those of many orders are read in one statement. */
export function shipmentsOfOrder(
  ctx: Context,
  orderId: string,
  info: GraphQLResolveInfo,
): Promise<ShipmentRow[]> {
  const selection = selectionBelow(ctx, info, Shipment);
  return loadGroup(ctx, `shipments ${selection.key}`, orderId, ids =>
    selectRows<Shipment & { groupId: string }>(
      ctx,
      selection,
      sql`${rawSql(`/* orders.shipments */ select ${selection.text}, t.order_id as groupId from shipment as t${selection.joins} where`)} t.order_id in (${listSql(ids)}) and t.deleted_at is null order by t.shipped_at, t.id`,
    ),
  );
}

/** What is in a shipment, in the order of the lines. */
export function linesOfShipment(
  ctx: Context,
  shipmentId: string,
  info: GraphQLResolveInfo,
): Promise<Row<ShipmentLine>[]> {
  const selection = selectionBelow(ctx, info, ShipmentLine);
  return loadGroup(ctx, `shipment lines ${selection.key}`, shipmentId, ids =>
    selectRows<ShipmentLine & { groupId: string }>(
      ctx,
      selection,
      sql`${rawSql(`/* orders.shipmentLines */ select ${selection.text}, t.shipment_id as groupId from shipment_line as t${selection.joins} join order_line as l on l.id = t.order_line_id where`)} t.shipment_id in (${listSql(ids)}) and t.deleted_at is null order by l.position, t.id`,
    ),
  );
}

/** Whether all of an order without shipments has left. What was refunded before, and then taken back into stock, has not. */
function hasLeft({ fulfillmentStatus, shippedAt, deliveredAt }: Row<Order>): boolean {
  if (fulfillmentStatus === 'RETURNED') return shippedAt !== null || deliveredAt !== null;
  return fulfillmentStatus === 'SHIPPED' || fulfillmentStatus === 'DELIVERED';
}

/** How many units of a line were shipped. Before its order had shipments, only the order says it, for all of them. */
export async function shippedUnitsOf(ctx: Context, line: Row<OrderLine>): Promise<number> {
  if (line.shippedQuantity !== null) return line.shippedQuantity;
  const columns = ['fulfillmentStatus', 'shippedAt', 'deliveredAt'];
  const order = await loadById(ctx, Order, line.order, selectionOf(ctx.database.db, Order, columns));
  return order && hasLeft(order) ? line.quantity : 0;
}
