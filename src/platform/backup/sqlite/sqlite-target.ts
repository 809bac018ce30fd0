import { existsSync, rmSync } from 'node:fs';
import { type FileHandle, open, rename } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import type { Sql } from '../../database/sql.ts';
import { makePrivateFolder, privateFileMode } from '../../lib/private-files.ts';
import { BackupError } from '../backup-error.ts';
import type { VerifiedBackup } from '../backup-file.ts';
import type { BackupRecord } from '../backup-format.ts';
import { syncFolder } from '../backup-writer.ts';
import type { RestoreTarget } from '../restore-target.ts';
import { countsIn, fileOf, openFile, tablesIn } from './database-file.ts';

/** The file of an embedded database. It is made beside its place as `<name>.restoring`, and gets its name when it is whole. */
export class SqliteTarget implements RestoreTarget {
  readonly #file: string;
  readonly #unfinished: string;
  #writing: FileHandle | undefined;
  /** The old database, locked so that no server starts on it meanwhile. */
  #old: DatabaseSync | undefined;

  constructor(url: string) {
    this.#file = resolve(fileOf(url));
    this.#unfinished = `${this.#file}.restoring`;
  }

  async check(_backup: VerifiedBackup, { force }: { readonly force: boolean }): Promise<void> {
    if (!existsSync(this.#file)) return;
    this.#old = openFile(this.#file);
    lock(this.#old, this.#file);
    const tables = tablesIn(this.#old);
    if (tables.length > 0 && !force) {
      throw new BackupError(
        `${this.#file} is not empty: it has ${tables.length} tables, such as ${tables[0]}. Let DATABASE_URL name a new file, or use --force to replace it.`,
      );
    }
  }

  async begin(): Promise<void> {
    makePrivateFolder(dirname(this.#file));
    for (const end of ['', '-journal', '-wal', '-shm']) rmSync(this.#unfinished + end, { force: true });
    this.#writing = await open(this.#unfinished, 'wx', privateFileMode);
  }

  async take(record: BackupRecord): Promise<void> {
    if (record.kind !== 'piece') throw new BackupError('The backup is damaged: it has rows of MySQL.');
    await this.#writing!.appendFile(record.bytes);
  }

  async finish({ end }: VerifiedBackup, statements: readonly Sql[]): Promise<number[]> {
    await this.#writing!.close();
    const database = openFile(this.#unfinished);
    let changes: number[];
    try {
      checkContent(database, end.counts);
      buildIndexes(database);
      changes = statements.map(({ text, values }) =>
        Number(database.prepare(text).run(...(values as string[])).changes),
      );
    } finally {
      database.close();
    }
    const handle = await open(this.#unfinished, 'r');
    await handle.sync().finally(() => handle.close());
    // Changes in the log of a database that is gone must not be added to this one.
    if (!this.#old) for (const rest of ['-wal', '-shm']) rmSync(this.#file + rest, { force: true });
    await rename(this.#unfinished, this.#file);
    await syncFolder(dirname(this.#file));
    return changes;
  }

  async close(): Promise<void> {
    await this.#writing?.close();
    this.#old?.close();
    rmSync(this.#unfinished, { force: true });
  }
}

/** Locks a database until it is closed. It also leaves no write-ahead log behind. @throws BackupError when others use it */
function lock(database: DatabaseSync, file: string): void {
  try {
    database.exec('pragma journal_mode = delete');
    database.exec('begin exclusive');
  } catch (error) {
    throw new BackupError(
      (error as Error).message.includes('locked')
        ? `${file} is in use: stop all servers and workers first.`
        : `${file} cannot be replaced: ${(error as Error).message}.`,
    );
  }
}

function checkContent(database: DatabaseSync, expected: Readonly<Record<string, number>>): void {
  const [integrity] = database.prepare('pragma quick_check').all() as { quick_check: string }[];
  if (integrity!.quick_check !== 'ok')
    throw new BackupError(`The database in the backup is damaged: ${integrity!.quick_check}.`);
  const [broken] = database.prepare('pragma foreign_key_check').all() as { table: string; parent: string }[];
  if (broken)
    throw new BackupError(
      `The backup does not fit together: a row of ${broken.table} refers to a row of ${broken.parent} that is missing.`,
    );
  const counts = countsIn(database);
  for (const [table, count] of Object.entries(expected)) {
    if (counts[table] !== count)
      throw new BackupError(`Only ${counts[table] ?? 0} of ${count} rows of ${table} were restored.`);
  }
}

// A full-text index refers to rows by numbers, which `vacuum` may give again.
function buildIndexes(database: DatabaseSync): void {
  const indexes = database
    .prepare(
      "select name from sqlite_master where type = 'table' and sql like 'create virtual table%using fts5%'",
    )
    .all() as { name: string }[];
  for (const { name } of indexes) database.exec(`insert into "${name}"("${name}") values ('rebuild')`);
}
