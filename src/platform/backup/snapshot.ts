import type { BackupManifest } from './backup-format.ts';
import type { BackupWriter } from './backup-writer.ts';

/** Reads rows of a store, outside of the pools of its servers. */
export type Read = <R>(text: string) => Promise<R[]>;

/** A store as a command reads it, without opening the application. */
export interface StoreReader {
  readonly read: Read;
  /** The names of its tables. */
  readonly tables: readonly string[];
  close(): void;
}

/** A store as it is at one moment, while its servers go on. */
export interface Snapshot extends StoreReader, Pick<BackupManifest, 'engine' | 'engineVersion' | 'takenAt'> {
  /** What is in the database and does not belong to a store, such as views: a backup leaves it out. */
  readonly leftOut: readonly string[];
  /** Writes all of it. @throws BackupError when tables were changed meanwhile */
  writeTo(writer: BackupWriter, onRows: (rows: number) => void): Promise<void>;
}
