import { defineEvent } from '../../platform/jobs/define-event.ts';

export const orderPlaced = defineEvent<{ readonly orderId: string }>('order.placed');
export const orderSold = defineEvent<{ readonly orderId: string }>('order.sold');
export const orderPaid = defineEvent<{ readonly orderId: string; readonly paymentId: string }>('order.paid');
export const orderShipped = defineEvent<{
  readonly orderId: string;
  /** Absent in a job that an earlier version queued. */
  readonly shipmentId?: string;
}>('order.shipped');
export const orderDelivered = defineEvent<{ readonly orderId: string }>('order.delivered');
export const orderCancelled = defineEvent<{ readonly orderId: string }>('order.cancelled');
/** The reason is in the details of the timeline's event: people write it, so it may name the customer. */
export const orderRefunded = defineEvent<{
  readonly orderId: string;
  readonly amountMinor: number;
  readonly orderEventId: string;
}>('order.refunded');

/** Goods came back that were paid outside of this system, so that somebody must refund them by hand. */
export const orderRefundDueByHand = defineEvent<{ readonly orderId: string; readonly amountMinor: number }>(
  'order.refund-due-by-hand',
);
export const orderCorrected = defineEvent<{
  readonly orderId: string;
  readonly formerCustomerId: string | null;
}>('order.corrected');

/** Orders of another system were imported or changed, of any days. */
export const ordersImported = defineEvent<Record<string, never>>('orders.imported');
export const orderReturned = defineEvent<{ readonly orderId: string }>('order.returned');
