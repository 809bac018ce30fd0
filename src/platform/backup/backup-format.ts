/**
 * A backup is a gzip file of lines. The first line is its header, the last one its end. Between them are, for MySQL and
 * MariaDB, a line for each table and below it one for each row; for SQLite, pieces of the database file in base64.
 */
export const backupFormat = 1;

/** What a backup says of itself. */
export interface BackupManifest {
  /** The version of Tradepost that took it. */
  readonly tradepost: string;
  readonly engine: 'mysql' | 'sqlite';
  readonly engineVersion: string;
  /** By the clock of the database. All that was committed by then is in the backup. */
  readonly takenAt: string;
  /** The names of the migrations that had run, in their order. */
  readonly migrations: readonly string[];
  /** One hash over the heads of all chains of the audit log. */
  readonly auditHead: string;
  /** The ids of keys derived from the secrets of the installation. They say which secrets it needs, and nothing of them. */
  readonly secretIds: readonly string[];
  /** What belongs to a store and is not in its backup, in words for people. */
  readonly notIncluded: readonly string[];
}

/** What the end of a backup says of its content. */
export interface BackupEnd {
  /** The number of rows of each table. */
  readonly counts: Readonly<Record<string, number>>;
  /** The length of the longest line of a row, in bytes. */
  readonly longestRow: number;
  /** SHA-256 of all lines before. */
  readonly sha256: string;
}

/** A table of MySQL or MariaDB. */
export interface BackedUpTable {
  readonly name: string;
  /** The statement that creates it. */
  readonly create: string;
  /** The columns of its rows. Computed columns are left out. */
  readonly columns: readonly string[];
  /** Those of them whose values are bytes, which are written in base64. */
  readonly binaryColumns: readonly string[];
}

/** The values of a row as the database writes them in text, so that none is rounded or loses a fraction of a second. */
export type BackedUpRow = readonly (string | null)[];

export type BackupRecord =
  | { readonly kind: 'table'; readonly table: BackedUpTable }
  | { readonly kind: 'row'; readonly row: BackedUpRow }
  | { readonly kind: 'piece'; readonly bytes: Buffer };

/** The first line. */
export interface BackupHeader {
  readonly tradepostBackup: number;
  readonly manifest: BackupManifest;
}
