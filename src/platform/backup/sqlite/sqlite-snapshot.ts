import { createReadStream, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { makePrivateFile } from '../../lib/private-files.ts';
import { BackupError } from '../backup-error.ts';
import { type BackupWriter, standardOutput } from '../backup-writer.ts';
import type { Read, Snapshot } from '../snapshot.ts';
import { countsIn, fileOf, openFile, tablesIn } from './database-file.ts';

/** Whole groups of three bytes, so that the pieces need no padding. */
const pieceBytes = 48 * 1_024;

/** A copy of an embedded database in a temporary file, which `vacuum into` makes while others write. */
export class SqliteSnapshot implements Snapshot {
  readonly engine = 'sqlite';
  readonly read: Read;
  readonly leftOut = [];

  private constructor(
    private readonly copy: {
      readonly file: string;
      readonly database: DatabaseSync;
      readonly clean: () => void;
    },
    readonly takenAt: string,
  ) {
    this.read = async <R>(text: string) => copy.database.prepare(text).all() as R[];
  }

  /** @param target the file of the backup, beside which there is room @throws BackupError when there is nothing to back up */
  static open(url: string, target: string): SqliteSnapshot {
    const file = fileOf(url);
    if (!existsSync(file)) throw new BackupError(`There is no database ${file}.`);
    const { path, clean } = placeOfCopy(target);
    try {
      const takenAt = new Date().toISOString();
      makeCopy(file, path);
      const database = openFile(path, { readOnly: true });
      if (tablesIn(database).length === 0)
        throw new BackupError(`${file} has no tables, so there is nothing to back up.`);
      return new SqliteSnapshot({ file: path, database, clean }, takenAt);
    } catch (error) {
      clean();
      throw error;
    }
  }

  get engineVersion(): string {
    const found = this.copy.database.prepare('select sqlite_version() as version').get();
    return `SQLite ${found!.version}`;
  }

  get tables(): string[] {
    return tablesIn(this.copy.database);
  }

  async writeTo(writer: BackupWriter): Promise<void> {
    writer.count(countsIn(this.copy.database));
    for await (const bytes of createReadStream(this.copy.file, { highWaterMark: pieceBytes })) {
      await writer.piece(bytes);
    }
  }

  close(): void {
    this.copy.database.close();
    this.copy.clean();
  }
}

function makeCopy(from: string, to: string): void {
  // SQLite fills an empty file, and would make a new one that others can read.
  makePrivateFile(to);
  const database = openFile(from, { readOnly: true });
  try {
    database.prepare('vacuum into ?').run(to);
  } catch (error) {
    throw new BackupError(`The copy of ${from} could not be made: ${(error as Error).message}.`);
  } finally {
    database.close();
  }
}

function placeOfCopy(target: string): { path: string; clean: () => void } {
  if (target === standardOutput) {
    const folder = mkdtempSync(join(tmpdir(), 'tradepost-backup-'));
    return { path: join(folder, 'copy.db'), clean: () => rmSync(folder, { recursive: true, force: true }) };
  }
  const path = `${resolve(target)}.copy`;
  const clean = () => {
    for (const end of ['', '-journal']) rmSync(path + end, { force: true });
  };
  // What a backup that was stopped has left.
  clean();
  return { path, clean };
}
