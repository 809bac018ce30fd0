import { StatusBadge, type Tone } from '../../kit/status/status-badge.tsx';
import { statusText } from '../../lib/format/text.ts';
import type { mailStatuses } from './routes.ts';

type Status = (typeof mailStatuses)[number];

const tones: Record<Status, Tone> = { QUEUED: 'info', SENT: 'success', FAILED: 'danger', HELD: 'warning' };

export function MailStatus({ status }: { status: Status }) {
  return <StatusBadge tone={tones[status]}>{statusText(status)}</StatusBadge>;
}
