import type { DisputeState } from '../provider/payment-provider.ts';
import type { Dispute, DisputeStatus } from './dispute.entity.ts';

/** How far a dispute has come. An inquiry can become a dispute, and a dispute ends. */
const stages: Readonly<Record<DisputeStatus, number>> = {
  INQUIRY_NEEDS_RESPONSE: 0,
  INQUIRY_UNDER_REVIEW: 1,
  INQUIRY_CLOSED: 2,
  NEEDS_RESPONSE: 3,
  UNDER_REVIEW: 4,
  PREVENTED: 5,
  LOST: 5,
  WON: 5,
};

const closed: readonly DisputeStatus[] = ['INQUIRY_CLOSED', 'WON', 'LOST', 'PREVENTED'];

export function isClosed({ status }: Pick<Dispute, 'status'>): boolean {
  return closed.includes(status);
}

/**
 * Whether a report is newer than what is known. The provider's times are whole seconds, and a dispute is often opened and
 * charged within one: then the report that is further along counts.
 */
export function isNews(
  known: Pick<Dispute, 'status' | 'reportedAt'>,
  { status, reportedAt }: Pick<DisputeState, 'status' | 'reportedAt'>,
): boolean {
  const ahead = reportedAt.getTime() - known.reportedAt.getTime();
  return ahead > 0 || (ahead === 0 && stages[status] > stages[known.status]);
}
