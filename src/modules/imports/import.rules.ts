import { type Problem, wrongStatus } from '../../platform/lib/problem.ts';
import type { ImportStatus } from './import-status.ts';

/** How many problems are kept, of all that are counted. */
export const maxProblems = 1_000;

/** How many imports one person may have waiting or running at a time. */
export const maxOpenImports = 5;

/** How many times an import is started before it fails for good. */
export const maxRuns = 3;

/** How long imports are listed, with their problems. */
export const listedMs = 90 * 24 * 3_600_000;

/** The statuses of an import that has not ended. */
export const openStatuses = ['QUEUED', 'RUNNING'] as const satisfies readonly ImportStatus[];

export function isOpen(status: ImportStatus): boolean {
  return (openStatuses as readonly ImportStatus[]).includes(status);
}

const inWords: Readonly<Record<ImportStatus, string>> = {
  QUEUED: 'waits',
  RUNNING: 'runs',
  DONE: 'is done',
  FAILED: 'failed',
  CANCELLED: 'was canceled',
};

export function cancelProblem({ status }: { readonly status: ImportStatus }): Problem | null {
  return isOpen(status)
    ? null
    : wrongStatus(`This import ${inWords[status]}; only one that waits or runs can be canceled.`);
}

const almostDone = 99;

interface Progress {
  readonly status: ImportStatus;
  readonly rowsDone: number;
  readonly rowsTotal: number | null;
}

/** The progress in percent. */
export function progressOf({ status, rowsDone, rowsTotal }: Progress): number {
  if (status === 'DONE') return 100;
  if (!rowsTotal) return 0;
  return Math.min(almostDone, Math.floor((100 * rowsDone) / rowsTotal));
}

/** Why an import that read its file to the end changed nothing. */
export function invalidRowsMessage(count: number, dryRun: boolean, isAnyValid: boolean): string {
  const nothing = dryRun ? 'Nothing would be imported' : 'Nothing was imported';
  if (!isAnyValid) return `${nothing}: none of the rows is valid.`;
  const rows = count === 1 ? '1 row is' : `${count.toLocaleString('en')} rows are`;
  return `${nothing}, because ${rows} invalid. Correct the file, or skip invalid rows.`;
}
