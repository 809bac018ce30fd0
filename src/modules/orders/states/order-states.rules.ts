import type { StateTable } from '../../../platform/lib/state-table.ts';
import type { OrderMoney } from '../order-money.rules.ts';
import type { OrderFulfillmentStatus } from './fulfillment-status.ts';
import type { OrderStatus } from './order-status.ts';
import type { OrderPaymentStatus } from './payment-status.ts';

export const nextStatus: StateTable<OrderStatus> = {
  PENDING_PAYMENT: ['PAID', 'CANCELLED'],
  PAID: ['SHIPPED', 'CANCELLED', 'REFUNDED'],
  SHIPPED: ['DELIVERED', 'REFUNDED'],
  DELIVERED: ['CANCELLED', 'REFUNDED'],
  CANCELLED: [],
  REFUNDED: [],
};

export const nextPaymentStatus: StateTable<OrderPaymentStatus> = {
  // An order of which a part was paid and went back is due again in full, until it is canceled.
  UNPAID: ['PARTIALLY_PAID', 'PAID', 'REFUNDED'],
  PARTIALLY_PAID: ['UNPAID', 'PAID', 'PARTIALLY_REFUNDED', 'REFUNDED'],
  PAID: ['PARTIALLY_REFUNDED', 'REFUNDED'],
  // A sale that is corrected after a refund is paid as it is now.
  PARTIALLY_REFUNDED: ['PAID', 'REFUNDED'],
  REFUNDED: [],
};

export const nextFulfillmentStatus: StateTable<OrderFulfillmentStatus> = {
  // What was refunded before it was shipped can be taken back into stock.
  UNFULFILLED: ['PARTIALLY_SHIPPED', 'SHIPPED', 'RETURNED'],
  PARTIALLY_SHIPPED: ['SHIPPED', 'RETURNED'],
  SHIPPED: ['DELIVERED', 'RETURNED'],
  DELIVERED: ['RETURNED'],
  RETURNED: [],
};

interface OrderProgress {
  readonly status: OrderStatus;
  /** A time, or null. */
  readonly shippedAt: unknown;
  readonly deliveredAt: unknown;
  /** What was known before; nothing of a new order. */
  readonly fulfillmentStatus?: OrderFulfillmentStatus;
}

/** What the money of an order says. Of one that still waits for its payment, what went back is due again. */
export function paymentStatusOf({
  status,
  totalMinor,
  paidMinor,
  refundedMinor,
}: OrderMoney & Pick<OrderProgress, 'status'>): OrderPaymentStatus {
  const keptMinor = paidMinor - refundedMinor;
  const isPending = status === 'PENDING_PAYMENT';
  // An imported order has no total until its lines are read.
  if (keptMinor >= totalMinor && !isPending) return 'PAID';
  if (refundedMinor > 0 && !isPending) return keptMinor <= 0 ? 'REFUNDED' : 'PARTIALLY_REFUNDED';
  return keptMinor <= 0 ? 'UNPAID' : 'PARTIALLY_PAID';
}

/**
 * Where the goods of an order are by its status and its times. Imported orders have a status, and not always times.
 * @param isReturned whether all of its units came back
 */
export function fulfillmentStatusOf(
  { status, shippedAt, deliveredAt, fulfillmentStatus = 'UNFULFILLED' }: OrderProgress,
  isReturned: boolean,
): OrderFulfillmentStatus {
  // Only what was handed over at the counter can be canceled after that: it is voided, and its goods are back.
  if (status === 'CANCELLED') return deliveredAt ? 'RETURNED' : 'UNFULFILLED';
  if (isReturned) return 'RETURNED';
  if (status === 'DELIVERED' || deliveredAt) return 'DELIVERED';
  // That the money went back says nothing of the goods.
  if (status === 'REFUNDED' && fulfillmentStatus !== 'UNFULFILLED') return fulfillmentStatus;
  if (status === 'SHIPPED' || (status === 'REFUNDED' && shippedAt)) return 'SHIPPED';
  // Only its shipments know that some of it has left.
  return fulfillmentStatus === 'PARTIALLY_SHIPPED' ? fulfillmentStatus : 'UNFULFILLED';
}
