import type { Problem } from '../../platform/lib/problem.ts';
import type { ExportStatus } from './export-status.ts';

/** How long a file can be downloaded. */
export const fileLifeMs = 24 * 3_600_000;

/** How long an export is listed after it was requested, with or without its file. */
export const listedMs = 30 * 24 * 3_600_000;

/** How many exports one person may have waiting or running at a time. */
export const maxOpenExports = 5;

/** How many files of one person may be ready at a time. */
export const maxReadyExports = 50;

/** How many exports one person may request in 24 hours, including canceled and deleted ones. */
export const maxDailyExports = 200;

/** The period of `maxDailyExports`. The rows of deleted exports are kept for that long. */
export const dailyLimitMs = 24 * 3_600_000;

/** How many times an export is started before it fails for good. */
export const maxRuns = 3;

/** The statuses of an export whose file is still to be created. */
export const openStatuses = ['QUEUED', 'RUNNING'] as const satisfies readonly ExportStatus[];

export function isOpen(status: ExportStatus): boolean {
  return (openStatuses as readonly ExportStatus[]).includes(status);
}

const inWords: Readonly<Record<ExportStatus, string>> = {
  QUEUED: 'waits',
  RUNNING: 'runs',
  READY: 'is ready',
  FAILED: 'failed',
  CANCELLED: 'was canceled',
  EXPIRED: 'has expired',
};

export function cancelProblem({ status }: { readonly status: ExportStatus }): Problem | null {
  if (isOpen(status)) return null;
  const message = `This export ${inWords[status]}; only one that waits or runs can be canceled.`;
  return { code: 'WRONG_STATUS', message };
}

/** The status as of now: a file that has expired counts as deleted before the clean-up has deleted it. */
export function statusAt(
  { status, expiresAt }: { readonly status: ExportStatus; readonly expiresAt: Date | null },
  now: Date,
): ExportStatus {
  return status === 'READY' && expiresAt !== null && expiresAt <= now ? 'EXPIRED' : status;
}

const almostDone = 99;

interface Progress {
  readonly status: ExportStatus;
  readonly rowsDone: number;
  readonly rowsExpected: number | null;
}

/** The progress in percent. */
export function progressOf(row: Progress): number {
  if (row.status === 'READY' || row.status === 'EXPIRED') return 100;
  if (!row.rowsExpected) return 0;
  return Math.min(almostDone, Math.floor((100 * row.rowsDone) / row.rowsExpected));
}
