import type { Changes } from './import-run.ts';

/** The result of importing one file. */
export interface FileResult {
  readonly changes: Changes;
  /** How many rows were skipped. */
  readonly skipped: number;
  /** What else the report says about the file, one sentence each. */
  readonly notes: readonly string[];
}
