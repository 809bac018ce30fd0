import type { Tone } from '../../kit/status/status-badge.tsx';
import type { OrderChannel, OrderStatus } from './generated/graphql.ts';

export const orderStatuses: Readonly<Record<OrderStatus, { label: string; tone: Tone }>> = {
  PENDING_PAYMENT: { label: 'To pay', tone: 'warning' },
  PAID: { label: 'To ship', tone: 'info' },
  SHIPPED: { label: 'Shipped', tone: 'info' },
  DELIVERED: { label: 'Delivered', tone: 'success' },
  CANCELLED: { label: 'Canceled', tone: 'neutral' },
  REFUNDED: { label: 'Refunded', tone: 'neutral' },
};

export const orderChannels: Readonly<Record<OrderChannel, string>> = {
  ONLINE: 'Online',
  COUNTER: 'Counter',
  IMPORT: 'Import',
};

export const orderStatusIds = Object.keys(orderStatuses) as OrderStatus[];
export const orderChannelIds = Object.keys(orderChannels) as OrderChannel[];
