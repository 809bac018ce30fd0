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

type StaffStatusBadgeProps = { status: StaffStatus; isDeleted: boolean; isInvited: boolean };

export function StaffStatusBadge({ status, isDeleted, isInvited }: StaffStatusBadgeProps) {
  if (isDeleted) return <StatusBadge>Deleted</StatusBadge>;
  // The API has them approved, but until they accept nobody works here.
  if (isInvited && status === 'APPROVED') return <StatusBadge tone="info">Invited</StatusBadge>;
  return <StatusBadge tone={tones[status]}>{staffStatusNames[status]}</StatusBadge>;
}
