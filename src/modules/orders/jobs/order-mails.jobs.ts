import type { Context } from '../../../platform/context/context.ts';
import { defineJob } from '../../../platform/jobs/define-job.ts';
import type { Mail } from '../../../platform/mail/mail.ts';
import { queueMail } from '../../../platform/mail/queue-mail.ts';
import { receiptUrl } from '../../payments/receipts/receipt-url.ts';
import { readSettings } from '../../settings/settings.queries.ts';
import { taxesByRate } from '../../tax/tax-lines.ts';
import {
  type OrderSummary,
  orderCancelledMail,
  orderPaidMail,
  orderPlacedMail,
  orderRefundedMail,
  orderShippedMail,
  type Parcel,
} from '../mails/order.mails.ts';
import { Order } from '../order.entity.ts';
import { OrderEvent } from '../order-event.entity.ts';
import { OrderLine } from '../order-line.entity.ts';
import { orderCancelled, orderPaid, orderPlaced, orderRefunded, orderShipped } from '../orders.events.ts';
import { Shipment } from '../shipments/shipment.entity.ts';
import { ShipmentLine } from '../shipments/shipment-line.entity.ts';
import { returnableLines } from '../taxes/returnable-lines.ts';

export const mailOrder = defineJob({
  name: 'orders.tell-of-order',
  on: orderPlaced,
  lane: 'mail',
  run: (ctx, { orderId }) =>
    mailTo(ctx, orderId, async (to, order) =>
      orderPlacedMail(
        to,
        await summaryOf(ctx, order),
        order.status === 'PENDING_PAYMENT' ? order.expiresAt : null,
        (await readSettings(ctx)).timeZone,
      ),
    ),
});

export const mailPayment = defineJob({
  name: 'orders.tell-of-payment',
  on: orderPaid,
  lane: 'mail',
  run: (ctx, { orderId, paymentId }) =>
    mailTo(ctx, orderId, async (to, order) =>
      orderPaidMail(to, await summaryOf(ctx, order), receiptUrl(ctx, paymentId)),
    ),
});

export const mailShipping = defineJob({
  name: 'orders.tell-of-shipping',
  on: orderShipped,
  lane: 'mail',
  run: (ctx, { orderId, shipmentId }) =>
    mailTo(ctx, orderId, async (to, order) =>
      orderShippedMail(to, order.number, await parcelOf(ctx, order, shipmentId)),
    ),
});

/** What the mail says of a shipment: its units only where it is a part of the order. */
async function parcelOf(ctx: Context, order: Order, shipmentId: string | undefined): Promise<Parcel> {
  const shipment = shipmentId ? await ctx.em.findOne(Shipment, { id: shipmentId }) : null;
  const { isPickup } = order;
  if (!shipment) return { isPickup, carrier: null, trackingNumber: order.trackingNumber, part: null };
  const { carrier, trackingNumber } = shipment;
  const lines = await ctx.em.find(OrderLine, { order: order.id }, { orderBy: { position: 'asc' } });
  const shipped = await ctx.em.find(ShipmentLine, { shipment: shipment.id });
  const units = new Map(shipped.map(line => [line.orderLine.id, line.quantity]));
  const isWhole = lines.every(line => units.get(line.id) === line.quantity);
  const part = lines.flatMap(({ id, name }) => (units.has(id) ? [{ name, quantity: units.get(id)! }] : []));
  return { isPickup, carrier, trackingNumber, part: isWhole ? null : part };
}

export const mailCancellation = defineJob({
  name: 'orders.tell-of-cancelling',
  on: orderCancelled,
  lane: 'mail',
  run: (ctx, { orderId }) =>
    mailTo(ctx, orderId, async (to, order) => orderCancelledMail(to, order.number, order.cancelReason ?? '')),
});

export const mailRefund = defineJob({
  name: 'orders.tell-of-refund',
  on: orderRefunded,
  lane: 'mail',
  run: (ctx, payload) =>
    mailTo(ctx, payload.orderId, async (to, order) =>
      orderRefundedMail(to, order, {
        amountMinor: payload.amountMinor,
        reason: await refundReason(ctx, payload),
      }),
    ),
});

async function refundReason(
  ctx: Context,
  payload: { readonly orderEventId: string; readonly reason?: string },
): Promise<string> {
  // A job that an earlier version queued carries the reason itself.
  if (payload.reason !== undefined) return payload.reason;
  const { details } = await ctx.em.findOneOrFail(OrderEvent, { id: payload.orderEventId });
  return String(details.reason);
}

/** Queues a mail to the customer of the order, unless there is none or the customer has no address. */
async function mailTo(
  ctx: Context,
  orderId: string,
  mailFor: (to: { name: string; email: string }, order: Order) => Promise<Mail>,
): Promise<void> {
  const order = await ctx.em.findOne(Order, { id: orderId }, { populate: ['customer'] });
  const { id, name, email } = order?.customer ?? {};
  if (order && id && name && email)
    await queueMail(ctx, await mailFor({ name, email }, order), { recipientId: id });
}

async function summaryOf(ctx: Context, order: Order): Promise<OrderSummary> {
  const lines = await ctx.em.find(OrderLine, { order: order.id }, { orderBy: { position: 'asc' } });
  const { number, currencyCode, totalMinor, pricesIncludeTax, taxExemption, shippingName, shippingMinor } =
    order;
  return {
    number,
    currencyCode,
    totalMinor,
    lines,
    shipping: shippingName === null ? null : { name: shippingName, priceMinor: shippingMinor },
    pricesIncludeTax,
    taxExemption,
    taxes: taxesByRate(returnableLines(order, lines)),
  };
}
