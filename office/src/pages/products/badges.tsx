import { StatusBadge } from '../../kit/status/status-badge.tsx';
import { statusText } from '../../lib/format/text.ts';
import type { ProductRowFragment } from './generated/graphql.ts';

type Availability = ProductRowFragment['stock']['availability'];

const tones = { IN_STOCK: 'success', LOW_STOCK: 'warning', OUT_OF_STOCK: 'danger' } as const;

export function AvailabilityBadge({ availability }: { availability: Availability }) {
  return <StatusBadge tone={tones[availability]}>{statusText(availability)}</StatusBadge>;
}

type ProductStatusBadgeProps = Pick<ProductRowFragment, 'status' | 'deletedAt'>;

export function ProductStatusBadge({ status, deletedAt }: ProductStatusBadgeProps) {
  if (deletedAt) return <StatusBadge tone="danger">Deleted</StatusBadge>;
  return <StatusBadge tone={status === 'ACTIVE' ? 'success' : 'neutral'}>{statusText(status)}</StatusBadge>;
}
