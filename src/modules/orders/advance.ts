import { advanceBy } from '../../platform/lib/state-table.ts';
import type { Order } from './order.entity.ts';
import {
  nextFulfillmentStatus,
  nextPaymentStatus,
  nextStatus,
  paymentStatusOf,
} from './states/order-states.rules.ts';

/** Moves an order to a status. Nothing else changes the status of an order. */
export const advance = advanceBy('Order', nextStatus);

/** Moves an order to a fulfillment status. Nothing else changes it. */
export const advanceFulfillment = advanceBy('Order', nextFulfillmentStatus, 'fulfillmentStatus');

const advancePayment = advanceBy('Order', nextPaymentStatus, 'paymentStatus');

/** Moves an order to the payment status that its money comes to, once its amounts or its status have changed. Nothing else changes it. */
export function settlePayment(order: Order): void {
  advancePayment(order, paymentStatusOf(order));
}
