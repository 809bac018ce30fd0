import type { Context } from '../../platform/context/context.ts';
import { bulkInsert } from '../../platform/database/bulk.ts';
import type { Row } from '../../platform/database/rows.ts';
import { newId } from '../../platform/lib/typed-id.ts';
import { publish } from '../../platform/live/publish.ts';
import { count } from '../../platform/metrics/count.ts';
import { audit } from '../audit/audit.ts';
import { Order } from './order.entity.ts';
import { lineTotal } from './order.rules.ts';
import { OrderLine } from './order-line.entity.ts';
import { newOrder } from './orders.live.ts';
import { ordersPlaced } from './orders.metrics.ts';
import type { PricedOrder, PricedOrderLine } from './price-lines.ts';
import { fulfillmentStatusOf, paymentStatusOf } from './states/order-states.rules.ts';

type OrderFields = Pick<
  Row<Order>,
  | 'number'
  | 'status'
  | 'customer'
  | 'soldBy'
  | 'shippingAddress'
  | 'billingAddress'
  | 'notes'
  | 'expiresAt'
  | 'paidMinor'
  | 'paidAt'
  | 'deliveredAt'
  | 'changeMinor'
> & { readonly channel: 'ONLINE' | 'COUNTER' };

/** Writes a new order and its lines, within a transaction. */
export async function writeOrder(
  ctx: Context,
  orderId: string,
  fields: OrderFields,
  { lines, ...totals }: PricedOrder,
): Promise<void> {
  const now = ctx.clock.now();
  const row = {
    id: orderId,
    createdAt: now,
    updatedAt: now,
    version: 1,
    ...fields,
    createdById: ctx.actor.userId,
    ...totals,
    refundedMinor: 0,
    refundedNetMinor: 0,
    shippingReturnedMinor: 0,
    shippingRefundedMinor: 0,
    shippingRefundedTaxMinor: 0,
    placedAt: now,
    paymentStatus: paymentStatusOf({ ...fields, ...totals, refundedMinor: 0 }),
    fulfillmentStatus: fulfillmentStatusOf({ ...fields, shippedAt: null }, false),
  };
  await bulkInsert(ctx, Order, [row]);
  await writeLines(ctx, orderId, lines);
  publish(ctx, newOrder, { about: orderId });
  const { number, channel, status } = fields;
  count(ctx, ordersPlaced, { channel });
  audit(
    ctx,
    channel === 'COUNTER' ? 'order.sold' : 'order.placed',
    { type: 'Order', id: orderId },
    {
      details: {
        number,
        status,
        totalMinor: totals.totalMinor,
        currencyCode: totals.currencyCode,
        ...(totals.shippingName !== null && {
          shippingMethod: totals.shippingName,
          shippingMinor: totals.shippingMinor,
        }),
        lines: lines.map(line => ({ sku: line.product.sku, quantity: line.quantity })),
      },
    },
  );
}

/** Writes the lines of an order, within a transaction. */
export async function writeLines(
  ctx: Context,
  orderId: string,
  lines: readonly PricedOrderLine[],
): Promise<void> {
  const now = ctx.clock.now();
  await bulkInsert(
    ctx,
    OrderLine,
    lines.map((line, position) => ({
      id: newId(OrderLine.idPrefix),
      createdAt: now,
      updatedAt: now,
      version: 1,
      order: orderId,
      position,
      product: line.productId,
      sku: line.product.sku,
      name: line.product.name,
      currencyCode: line.product.currencyCode,
      unitPriceMinor: line.unitPriceMinor,
      quantity: line.quantity,
      discountPpm: line.discountPpm,
      totalMinor: lineTotal(line),
      returnedQuantity: 0,
      refundedMinor: 0,
      taxClassId: line.taxClassId,
      taxName: line.taxName,
      taxRatePpm: line.taxRatePpm,
      netMinor: line.netMinor,
      taxMinor: line.taxMinor,
    })),
  );
}
