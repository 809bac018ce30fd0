import type { Order } from '../order.entity.ts';
import { fulfillmentStatusOf, paymentStatusOf } from './order-states.rules.ts';

/**
 * Brings the payment status and the fulfillment status of an order up to date. During an upgrade, processes of the
 * version before change orders too, and leave both as they were.
 */
export function alignStates(order: Order): Order {
  const isReturned = order.fulfillmentStatus === 'RETURNED';
  return Object.assign(order, {
    paymentStatus: paymentStatusOf(order),
    fulfillmentStatus: isReturned ? 'RETURNED' : fulfillmentStatusOf(order, false),
  });
}
