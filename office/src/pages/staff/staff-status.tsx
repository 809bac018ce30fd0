import { StatusBadge, type Tone } from '../../kit/status/status-badge.tsx';
import type { staffStatuses } from './routes.ts';

export type StaffStatus = (typeof staffStatuses)[number];

export const staffStatusNames: Record<StaffStatus, string> = {
  PENDING: 'Waits for approval',
  APPROVED: 'Works here',
  SUSPENDED: 'Suspended',
  REJECTED: 'Rejected',
};

const tones: Record<StaffStatus, Tone> = {
  PENDING: 'warning',
  APPROVED: 'success',
  SUSPENDED: 'danger',
  REJECTED: 'neutral',
};

export function StaffStatusBadge({ status, isDeleted }: { status: StaffStatus; isDeleted?: boolean }) {
  if (isDeleted) return <StatusBadge>Deleted</StatusBadge>;
  return <StatusBadge tone={tones[status]}>{staffStatusNames[status]}</StatusBadge>;
}
