import { StatusBadge } from '../../kit/status/status-badge.tsx';
import type { PaymentStatus } from './generated/graphql.ts';
import { paymentStatuses } from './payment-words.ts';

export function PaymentStatusBadge({ status }: { status: PaymentStatus }) {
  const { label, tone } = paymentStatuses[status];
  return <StatusBadge tone={tone}>{label}</StatusBadge>;
}
