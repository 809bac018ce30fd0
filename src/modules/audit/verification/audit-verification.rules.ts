import { type Problem, wrongStatus } from '../../../platform/lib/problem.ts';
import type { AuditVerificationStatus } from './audit-verification-status.ts';

/** How many times it is started without getting any further before it fails for good. */
export const maxRuns = 3;

/**
 * How long one job checks before it stores how far it is and lets the next one continue: shorter than a process that has to
 * stop waits for what is in flight. Only a chain that alone takes longer makes it longer.
 */
export const sliceMs = 3_000;

/** How long verifications are listed: a year, as security alerts. */
export const listedMs = 365 * 24 * 3_600_000;

/** How many are kept, however young they are. */
export const maxKept = 1_000;

/** The statuses of a verification that has not ended. */
export const openStatuses = ['QUEUED', 'RUNNING'] as const satisfies readonly AuditVerificationStatus[];

export function isOpen(status: AuditVerificationStatus): boolean {
  return (openStatuses as readonly AuditVerificationStatus[]).includes(status);
}

const inWords: Readonly<Record<AuditVerificationStatus, string>> = {
  QUEUED: 'waits',
  RUNNING: 'runs',
  DONE: 'is done',
  FAILED: 'failed',
  CANCELLED: 'was canceled',
};

export function cancelProblem({ status }: { readonly status: AuditVerificationStatus }): Problem | null {
  return isOpen(status)
    ? null
    : wrongStatus(`This verification ${inWords[status]}; only one that waits or runs can be canceled.`);
}

const almostDone = 99;

interface Progress {
  readonly status: AuditVerificationStatus;
  readonly checkedEntries: number;
  readonly totalEntries: number | null;
}

/** The progress in percent. */
export function progressOf({ status, checkedEntries, totalEntries }: Progress): number {
  if (status === 'DONE') return 100;
  if (!totalEntries) return 0;
  return Math.min(almostDone, Math.floor((100 * checkedEntries) / totalEntries));
}
