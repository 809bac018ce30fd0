import type { Sql } from '../database/sql.ts';
import type { VerifiedBackup } from './backup-file.ts';
import type { BackupRecord } from './backup-format.ts';

/** The database that a backup is restored into. */
export interface RestoreTarget {
  /**
   * Checks that it is empty, or may be replaced, and that no server or worker uses it. Changes nothing.
   * @throws BackupError
   */
  check(backup: VerifiedBackup, options: { readonly force: boolean }): Promise<void>;
  /** From here on until `finish` it must not look like a whole store. */
  begin(backup: VerifiedBackup): Promise<void>;
  take(record: BackupRecord): Promise<void> | undefined;
  /**
   * Checks the references and counts, runs statements that belong to the restore, and makes it a store. Returns how many
   * rows each statement changed.
   * @throws BackupError
   */
  finish(backup: VerifiedBackup, statements: readonly Sql[]): Promise<number[]>;
  close(): Promise<void>;
}
