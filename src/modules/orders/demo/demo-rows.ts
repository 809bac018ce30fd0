import { randomCode } from '../../../platform/lib/random-code.ts';
import { newId } from '../../../platform/lib/typed-id.ts';
import { Payment, type PaymentStatus } from '../../payments/payment.entity.ts';
import { Refund } from '../../payments/refunds/refund.entity.ts';
import { Order } from '../order.entity.ts';
import { lineTotal, refundOfLines } from '../order.rules.ts';
import { OrderEvent } from '../order-event.entity.ts';
import { OrderLine } from '../order-line.entity.ts';
import { Shipment } from '../shipments/shipment.entity.ts';
import { ShipmentLine } from '../shipments/shipment-line.entity.ts';
import { fulfillmentStatusOf, paymentStatusOf } from '../states/order-states.rules.ts';
import type { DemoHistory } from './demo-history.ts';
import type { DemoLine, DemoOrder } from './plan-demo-orders.ts';

/** The columns that every row has. */
function rowOf(prefix: string, createdAt: Date, updatedAt = createdAt) {
  return { id: newId(prefix), createdAt, updatedAt, version: 1 };
}

export function orderRow(order: DemoOrder, history: DemoHistory, number: string, currencyCode: string) {
  const { channel, placedAt, customer, seller } = order;
  const { events, refund, returned: _, shares: __, totals, ...rest } = history;
  const isOnline = channel === 'ONLINE';
  const paid = { paidMinor: paidMinorOf(history), refundedMinor: refund?.amountMinor ?? 0 };
  return {
    ...rowOf(Order.idPrefix, placedAt, events.at(-1)!.at),
    number,
    channel,
    customer: customer?.id ?? null,
    soldBy: seller?.id ?? null,
    createdById: (isOnline ? customer?.userId : seller?.userId) ?? null,
    currencyCode,
    ...totals,
    ...paid,
    refundedNetMinor: refundsOf(order, history).reduce((sum, { netMinor }) => sum + netMinor, 0),
    changeMinor: null,
    shippingAddress: isOnline ? (customer?.address ?? null) : null,
    billingAddress: null,
    notes: null,
    placedAt,
    ...rest,
    paymentStatus: paymentStatusOf({ ...history, ...totals, ...paid }),
    fulfillmentStatus: fulfillmentStatusOf(history, history.returned?.lines.length === order.lines.length),
  };
}

function paidMinorOf({ paidAt, totals }: DemoHistory): number {
  return paidAt ? totals.totalMinor : 0;
}

/** The refunded part of each line. */
function refundsOf({ lines }: DemoOrder, history: DemoHistory) {
  return refundOfLines(
    lines.map((line, index) => ({
      ...history.shares[index]!,
      taxRatePpm: history.taxRatePpm,
      totalMinor: lineTotal(line),
      quantity: line.quantity,
      returnedQuantity: returnedOf(line, history),
    })),
    {
      totalMinor: history.totals.totalMinor,
      paidMinor: paidMinorOf(history),
      refundedMinor: history.refund?.amountMinor ?? 0,
    },
    false,
  );
}

function returnedOf(line: DemoLine, { returned }: DemoHistory): number {
  return returned?.lines.includes(line) ? line.quantity : 0;
}

export function lineRows(orderId: string, order: DemoOrder, history: DemoHistory, currencyCode: string) {
  const refunds = refundsOf(order, history);
  return order.lines.map((line, position) => ({
    ...rowOf(OrderLine.idPrefix, order.placedAt),
    order: orderId,
    position,
    product: line.product.id,
    sku: line.product.sku,
    name: line.product.name,
    currencyCode,
    unitPriceMinor: line.unitPriceMinor,
    quantity: line.quantity,
    discountPpm: line.discountPpm,
    totalMinor: lineTotal(line),
    returnedQuantity: returnedOf(line, history),
    refundedMinor: refunds[position]!.netMinor,
    refundedTaxMinor: refunds[position]!.taxMinor,
    taxName: 'Tax',
    taxRatePpm: history.taxRatePpm,
    ...history.shares[position]!,
    shippedQuantity: history.shippedAt ? line.quantity : null,
  }));
}

/** The one shipment of an order that was shipped, and what is in it. */
export function shipmentRows(order: ReturnType<typeof orderRow>, lines: ReturnType<typeof lineRows>) {
  const { shippedAt, deliveredAt, trackingNumber } = order;
  if (!shippedAt) return undefined;
  const shipment = {
    ...rowOf(Shipment.idPrefix, shippedAt, deliveredAt ?? shippedAt),
    order: order.id,
    carrier: 'DHL',
    trackingNumber,
    shippedAt,
    deliveredAt,
  };
  const contents = lines.map(line => ({
    ...rowOf(ShipmentLine.idPrefix, shippedAt),
    shipment: shipment.id,
    orderLine: line.id,
    quantity: line.quantity,
  }));
  return { shipment, contents };
}

export function eventRows(orderId: string, { events }: DemoHistory) {
  return events.map(event => ({ id: newId(OrderEvent.idPrefix), order: orderId, ...event }));
}

/** The payment of an order; undefined when it was not paid. */
export function paymentRow(
  order: DemoOrder,
  history: DemoHistory,
  { id: targetId, number, currencyCode }: { id: string; number: string; currencyCode: string },
) {
  if (!history.paidAt) return undefined;
  const { totalMinor: amountMinor } = history.totals;
  const refundedMinor = history.refund?.amountMinor ?? 0;
  const isOnline = order.channel === 'ONLINE';
  const row = rowOf(Payment.idPrefix, history.paidAt, history.refund?.at);
  return {
    ...row,
    targetType: Order.name,
    targetId,
    description: isOnline ? `Order ${number}` : `Sale ${number}`,
    provider: order.method,
    status: paymentStatus(amountMinor, refundedMinor),
    amountMinor,
    refundedMinor,
    pendingRefundMinor: 0,
    currencyCode,
    providerReference: isOnline ? row.id.replace(Payment.idPrefix, 'pi_local') : null,
    receiptNumber: randomCode('R'),
    succeededAt: history.paidAt,
    payerUserId: (isOnline && order.customer?.userId) || null,
  };
}

function paymentStatus(amountMinor: number, refundedMinor: number): PaymentStatus {
  if (refundedMinor === 0) return 'SUCCEEDED';
  return refundedMinor === amountMinor ? 'REFUNDED' : 'PARTIALLY_REFUNDED';
}

export function refundRow(payment: NonNullable<ReturnType<typeof paymentRow>>, { refund }: DemoHistory) {
  if (!refund) return undefined;
  const { at, amountMinor, reason, actorId } = refund;
  const row = rowOf(Refund.idPrefix, at);
  return {
    ...row,
    payment: payment.id,
    amountMinor,
    currencyCode: payment.currencyCode,
    reason,
    status: 'SUCCEEDED' as const,
    providerReference: payment.providerReference && row.id.replace(Refund.idPrefix, 're_local'),
    requestedById: actorId,
    refundedAt: at,
  };
}
