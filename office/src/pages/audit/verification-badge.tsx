import { StatusBadge } from '../../kit/status/status-badge.tsx';
import type { Verification } from './use-verifications.ts';

/** How a check of the log stands, in a word or two. */
export function VerificationBadge({ status, result }: Pick<Verification, 'status' | 'result'>) {
  if (result)
    return result.intact ? (
      <StatusBadge tone="success">Intact</StatusBadge>
    ) : (
      <StatusBadge tone="danger">Not intact</StatusBadge>
    );
  if (status === 'FAILED') return <StatusBadge tone="warning">Could not be checked</StatusBadge>;
  if (status === 'CANCELLED') return <StatusBadge>Canceled</StatusBadge>;
  return <StatusBadge tone="info">{status === 'QUEUED' ? 'Waiting' : 'Checking…'}</StatusBadge>;
}
