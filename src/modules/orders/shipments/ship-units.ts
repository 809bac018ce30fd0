import { LockMode } from '@mikro-orm/core';
import type { Context } from '../../../platform/context/context.ts';
import { bulkInsert } from '../../../platform/database/bulk.ts';
import { emit } from '../../../platform/jobs/emit.ts';
import { refuseIf, wrongStatus } from '../../../platform/lib/problem.ts';
import { newId } from '../../../platform/lib/typed-id.ts';
import { UserError } from '../../../platform/lib/user-error.ts';
import { audit } from '../../audit/audit.ts';
import { advance, advanceFulfillment } from '../advance.ts';
import { findOrderLine } from '../find-order-line.ts';
import type { Order } from '../order.entity.ts';
import { OrderLine } from '../order-line.entity.ts';
import { orderShipped } from '../orders.events.ts';
import { recordTimelineEvent } from '../record-timeline-event.ts';
import { Shipment } from './shipment.entity.ts';
import type { ShippedLineInput } from './shipment.inputs.ts';
import { ShipmentLine } from './shipment-line.entity.ts';

const maxShipments = 100;

interface Parcel {
  /** Of the new shipment. */
  readonly shipmentId: string;
  /** What is in it; all that has not been shipped when absent. */
  readonly lines?: readonly ShippedLineInput[] | null;
  readonly carrier?: string | null;
  readonly trackingNumber?: string | null;
}

/**
 * Ships units of a locked order that may be shipped, within a transaction: with the last of them the order is shipped.
 * @throws UserError NOT_FOUND for a line of another order, INVALID_INPUT for more units than are left to ship
 */
export async function shipUnits(ctx: Context, order: Order, parcel: Parcel): Promise<void> {
  const lines = await ctx.em.find(
    OrderLine,
    { order: order.id },
    { orderBy: { position: 'asc' }, lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true },
  );
  const units = parcel.lines
    ? chosenUnits(lines, parcel.lines)
    : new Map(lines.map(line => [line, leftOf(line)]));
  const shipped = [...units].flatMap(([{ id: orderLineId }, quantity]) =>
    quantity > 0 ? [{ orderLineId, quantity }] : [],
  );
  if (shipped.length === 0)
    refuseIf(wrongStatus(`Nothing of order ${order.number} is left to ship.`), ['orderId']);
  if ((await ctx.em.count(Shipment, { order: order.id })) >= maxShipments)
    throw new UserError('INVALID_INPUT', `An order can have at most ${maxShipments} shipments.`, {
      path: ['orderId'],
    });
  for (const line of lines) line.shippedQuantity = (line.shippedQuantity ?? 0) + (units.get(line) ?? 0);
  const now = ctx.clock.now();
  const isWhole = lines.every(line => leftOf(line) === 0);
  if (isWhole) {
    advance(order, 'SHIPPED');
    order.shippedAt = now;
  }
  advanceFulfillment(order, isWhole ? 'SHIPPED' : 'PARTIALLY_SHIPPED');
  order.updatedAt = now;
  const { shipmentId } = parcel;
  const carrier = parcel.carrier?.trim() || null;
  const trackingNumber = parcel.trackingNumber?.trim() || null;
  order.trackingNumber = trackingNumber ?? order.trackingNumber;
  audit(ctx, 'order.shipped', order, { details: { shipmentId, carrier, trackingNumber, lines: shipped } });
  ctx.em.create(Shipment, { id: shipmentId, order, carrier, trackingNumber, shippedAt: now });
  await ctx.em.flush();
  await writeLines(ctx, shipmentId, shipped, now);
  const isPart = lines.some(line => units.get(line) !== line.quantity);
  await recordTimelineEvent(ctx, order.id, 'SHIPPED', {
    trackingNumber,
    ...(carrier && { carrier }),
    ...(isPart && { lines: shipped }),
  });
  emit(ctx, orderShipped, { orderId: order.id, shipmentId });
}

async function writeLines(
  ctx: Context,
  shipmentId: string,
  shipped: readonly ShippedLineInput[],
  now: Date,
): Promise<void> {
  const rows = shipped.map(({ orderLineId, quantity }) => ({
    id: newId(ShipmentLine.idPrefix),
    createdAt: now,
    updatedAt: now,
    version: 1,
    shipment: shipmentId,
    orderLine: orderLineId,
    quantity,
  }));
  await bulkInsert(ctx, ShipmentLine, rows);
}

/** How many units of a line have not been shipped; all of them before its order has shipments. */
const leftOf = ({ quantity, shippedQuantity }: OrderLine) => quantity - (shippedQuantity ?? 0);

/** The units of each line, where a line may be named more than once. */
function chosenUnits(
  lines: readonly OrderLine[],
  chosen: readonly ShippedLineInput[],
): Map<OrderLine, number> {
  const units = new Map<OrderLine, number>();
  for (const [index, { orderLineId, quantity }] of chosen.entries()) {
    const path = ['lines', String(index)];
    const line = findOrderLine(lines, orderLineId, path);
    const before = units.get(line) ?? 0;
    const left = leftOf(line) - before;
    if (quantity > left)
      throw new UserError(
        'INVALID_INPUT',
        `"quantity" must be at most ${left}: ${line.quantity} of "${line.name}" were ordered and ${line.quantity - left} are shipped.`,
        { path: [...path, 'quantity'] },
      );
    units.set(line, before + quantity);
  }
  return units;
}
