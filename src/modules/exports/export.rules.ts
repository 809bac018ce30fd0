import type { ExportStatus } from './export-status.ts';

/** How long a file can be fetched. */
export const fileLifeMs = 24 * 3_600_000;

/** How long one can still see that there was an export. */
export const rememberMs = 30 * 24 * 3_600_000;

/** How many exports one person may have waiting or running at a time. */
export const maxOpenExports = 5;

/** How many files one person may have lying ready at a time. */
export const maxReadyExports = 50;

/** How many exports one person may ask for in 24 hours, those that they cancelled or deleted among them. */
export const maxDailyExports = 200;

/** How often an export is begun before it is given up. */
export const maxRuns = 3;

/** The statuses of an export that is still to be made. */
export const openStatuses = ['QUEUED', 'RUNNING'] as const satisfies readonly ExportStatus[];

export function isOpen(status: ExportStatus): boolean {
  return (openStatuses as readonly ExportStatus[]).includes(status);
}

/** A file whose time is over counts as deleted, also when nobody has come by to do so. */
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

/** In percent. */
export function progressOf(row: Progress): number {
  if (row.status === 'READY' || row.status === 'EXPIRED') return 100;
  if (!row.rowsExpected) return 0;
  return Math.min(almostDone, Math.floor((100 * row.rowsDone) / row.rowsExpected));
}
