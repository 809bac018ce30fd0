import { registerEnumType } from 'type-graphql';
import type { OrderFulfillmentStatus } from './fulfillment-status.ts';
import type { OrderStatus } from './order-status.ts';
import type { OrderPaymentStatus } from './payment-status.ts';

export const OrderHeadline = {
  TO_PAY: 'TO_PAY',
  PARTIALLY_PAID: 'PARTIALLY_PAID',
  TO_SHIP: 'TO_SHIP',
  PARTIALLY_SHIPPED: 'PARTIALLY_SHIPPED',
  SHIPPED: 'SHIPPED',
  DELIVERED: 'DELIVERED',
  RETURNED: 'RETURNED',
  REFUNDED: 'REFUNDED',
  CANCELLED: 'CANCELLED',
} as const;
export type OrderHeadline = keyof typeof OrderHeadline;
registerEnumType(OrderHeadline, {
  name: 'OrderHeadline',
  description:
    'What is to be said first of an order, in one word: what has to happen next, or how it ended. Made of its status, its payment status, and its fulfillment status.',
  valuesConfig: {
    TO_PAY: { description: 'It waits for its payment.' },
    PARTIALLY_PAID: { description: 'It waits for the rest of its payment.' },
    TO_SHIP: { description: 'It is paid, and its goods are to be shipped.' },
    PARTIALLY_SHIPPED: { description: 'Some of its goods have left, and the rest is to be shipped.' },
    SHIPPED: { description: 'Its goods are on their way.' },
    DELIVERED: { description: 'The customer has its goods, or what did not come back of them.' },
    RETURNED: { description: 'All of its goods came back, and not all of its money went back.' },
    REFUNDED: { description: 'All of its money went back.' },
    CANCELLED: { description: 'It was canceled, voided, or not paid in time.' },
  },
});

export interface OrderStates {
  readonly status: OrderStatus;
  readonly paymentStatus: OrderPaymentStatus;
  readonly fulfillmentStatus: OrderFulfillmentStatus;
}

/** Of all that could be said of an order, the latest and the most important. */
export function headlineOf({ status, paymentStatus, fulfillmentStatus }: OrderStates): OrderHeadline {
  if (status === 'CANCELLED') return 'CANCELLED';
  if (paymentStatus === 'REFUNDED') return 'REFUNDED';
  if (fulfillmentStatus !== 'UNFULFILLED') return fulfillmentStatus;
  if (paymentStatus === 'UNPAID') return 'TO_PAY';
  return paymentStatus === 'PARTIALLY_PAID' ? 'PARTIALLY_PAID' : 'TO_SHIP';
}
