import { StatusBadge, type Tone } from '../../kit/status/status-badge.tsx';
import { statusText } from '../../lib/format/text.ts';
import type { RentalDetailsFragment } from './generated/graphql.ts';

type Status = RentalDetailsFragment['status'];
type InstallmentStatus = RentalDetailsFragment['installments'][number]['status'];

const tones: Record<Status, Tone> = {
  AWAITING_SIGNATURE: 'warning',
  AWAITING_PAYMENT: 'warning',
  ACTIVE: 'success',
  OVERDUE: 'danger',
  DEFAULTED: 'danger',
  RETURNED: 'neutral',
  BOUGHT_OUT: 'info',
  CANCELLED: 'neutral',
  EXPIRED: 'neutral',
};

const words: Partial<Record<Status, string>> = { CANCELLED: 'Canceled', DEFAULTED: 'In default' };

export function RentalStatus({ status }: { status: Status }) {
  return <StatusBadge tone={tones[status]}>{words[status] ?? statusText(status)}</StatusBadge>;
}

const installmentTones: Record<InstallmentStatus, Tone> = {
  DUE: 'info',
  PAID: 'success',
  OVERDUE: 'danger',
  WAIVED: 'neutral',
  CANCELLED: 'neutral',
};

export function InstallmentStatus({ status }: { status: InstallmentStatus }) {
  const text = status === 'CANCELLED' ? 'Canceled' : statusText(status);
  return <StatusBadge tone={installmentTones[status]}>{text}</StatusBadge>;
}
