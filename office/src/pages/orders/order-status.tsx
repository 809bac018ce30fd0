import { StatusBadge } from '../../kit/status/status-badge.tsx';
import type { OrderStatus } from './generated/graphql.ts';
import { orderStatuses } from './order-words.ts';

export function OrderStatusBadge({ status }: { status: OrderStatus }) {
  const { label, tone } = orderStatuses[status];
  return <StatusBadge tone={tone}>{label}</StatusBadge>;
}
