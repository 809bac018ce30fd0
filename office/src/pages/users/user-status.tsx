import { StatusBadge } from '../../kit/status/status-badge.tsx';

type UserStatusBadgeProps = { status: 'ACTIVE' | 'SUSPENDED'; isDeleted: boolean };

export function UserStatusBadge({ status, isDeleted }: UserStatusBadgeProps) {
  if (isDeleted) return <StatusBadge>Deleted</StatusBadge>;
  if (status === 'SUSPENDED') return <StatusBadge tone="danger">Suspended</StatusBadge>;
  return <StatusBadge tone="success">Active</StatusBadge>;
}
