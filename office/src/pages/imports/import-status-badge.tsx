import { StatusBadge } from '../../kit/status/status-badge.tsx';
import { statusText } from '../../lib/format/text.ts';
import type { ImportRowFragment } from './generated/graphql.ts';

const tones = {
  QUEUED: 'neutral',
  RUNNING: 'info',
  DONE: 'success',
  FAILED: 'danger',
  CANCELLED: 'neutral',
} as const;

type ImportStatusBadgeProps = Pick<ImportRowFragment, 'status' | 'dryRun' | 'failed'>;

export function ImportStatusBadge({ status, dryRun, failed }: ImportStatusBadgeProps) {
  if (status === 'DONE') {
    const text = dryRun ? 'Checked' : 'Imported';
    return failed > 0 ? (
      <StatusBadge tone="warning">{text}, with refused rows</StatusBadge>
    ) : (
      <StatusBadge tone="success">{text}</StatusBadge>
    );
  }
  return (
    <StatusBadge tone={tones[status]}>
      {status === 'CANCELLED' ? 'Canceled' : statusText(status)}
      {dryRun && ' (check)'}
    </StatusBadge>
  );
}
