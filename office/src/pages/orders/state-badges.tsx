import { StatusBadge } from '../../kit/status/status-badge.tsx';
import type { OrderFulfillmentStatus, OrderHeadline, OrderPaymentStatus } from './generated/graphql.ts';
import { orderFulfillmentStatuses, orderHeadlines, orderPaymentStatuses } from './state-words.ts';

export function OrderHeadlineBadge({ headline }: { headline: OrderHeadline }) {
  const { label, tone } = orderHeadlines[headline];
  return <StatusBadge tone={tone}>{label}</StatusBadge>;
}

export function OrderPaymentBadge({ status }: { status: OrderPaymentStatus }) {
  const { label, tone } = orderPaymentStatuses[status];
  return <StatusBadge tone={tone}>{label}</StatusBadge>;
}

export function OrderFulfillmentBadge({ status }: { status: OrderFulfillmentStatus }) {
  const { label, tone } = orderFulfillmentStatuses[status];
  return <StatusBadge tone={tone}>{label}</StatusBadge>;
}
