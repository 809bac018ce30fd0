import type { OrderChannel, OrderStatus } from './generated/graphql.ts';

/** By what the list of all orders can be filtered. */
export const orderStatuses: Readonly<Record<OrderStatus, string>> = {
  PENDING_PAYMENT: 'To pay',
  PAID: 'To ship',
  SHIPPED: 'Shipped',
  DELIVERED: 'Delivered',
  CANCELLED: 'Canceled',
  REFUNDED: 'Refunded',
};

export const orderChannels: Readonly<Record<OrderChannel, string>> = {
  ONLINE: 'Online',
  COUNTER: 'Counter',
  IMPORT: 'Import',
};

export const orderStatusIds = Object.keys(orderStatuses) as OrderStatus[];
export const orderChannelIds = Object.keys(orderChannels) as OrderChannel[];
