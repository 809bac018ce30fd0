import type { Tone } from '../../kit/status/status-badge.tsx';
import type { OrderFulfillmentStatus, OrderHeadline, OrderPaymentStatus } from './generated/graphql.ts';

type Words<Value extends string> = Readonly<Record<Value, { label: string; tone: Tone }>>;

export const orderHeadlines: Words<OrderHeadline> = {
  TO_PAY: { label: 'To pay', tone: 'warning' },
  PARTIALLY_PAID: { label: 'Partly paid', tone: 'warning' },
  TO_SHIP: { label: 'To ship', tone: 'info' },
  PARTIALLY_SHIPPED: { label: 'Partly shipped', tone: 'info' },
  SHIPPED: { label: 'Shipped', tone: 'info' },
  DELIVERED: { label: 'Delivered', tone: 'success' },
  RETURNED: { label: 'Returned', tone: 'neutral' },
  REFUNDED: { label: 'Refunded', tone: 'neutral' },
  CANCELLED: { label: 'Canceled', tone: 'neutral' },
};

export const orderPaymentStatuses: Words<OrderPaymentStatus> = {
  UNPAID: { label: 'Not paid', tone: 'warning' },
  PARTIALLY_PAID: { label: 'Partly paid', tone: 'warning' },
  PAID: { label: 'Paid', tone: 'success' },
  PARTIALLY_REFUNDED: { label: 'Partly refunded', tone: 'neutral' },
  REFUNDED: { label: 'Refunded', tone: 'neutral' },
};

export const orderFulfillmentStatuses: Words<OrderFulfillmentStatus> = {
  UNFULFILLED: { label: 'Not shipped', tone: 'neutral' },
  PARTIALLY_SHIPPED: { label: 'Partly shipped', tone: 'info' },
  SHIPPED: { label: 'Shipped', tone: 'info' },
  DELIVERED: { label: 'Delivered', tone: 'success' },
  RETURNED: { label: 'Returned', tone: 'neutral' },
};
