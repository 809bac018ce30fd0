import type { Tone } from '../../kit/status/status-badge.tsx';
import type { RefundStatus } from './generated/graphql.ts';

export const refundStatuses: Readonly<Record<RefundStatus, { label: string; tone: Tone }>> = {
  PENDING: { label: 'On the way', tone: 'info' },
  SUCCEEDED: { label: 'Refunded', tone: 'success' },
  FAILED: { label: 'Failed', tone: 'danger' },
};
