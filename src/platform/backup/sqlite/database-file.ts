import { DatabaseSync } from 'node:sqlite';
import { BackupError } from '../backup-error.ts';

/** The file of an embedded database. @throws BackupError */
export function fileOf(url: string): string {
  const file = url.slice('sqlite:'.length);
  if (file === ':memory:')
    throw new BackupError(
      'A database in memory cannot be backed up or restored: DATABASE_URL must name a file.',
    );
  return file;
}

/** Opens a file for one command, without waiting for others. @throws BackupError */
export function openFile(
  file: string,
  { readOnly = false }: { readonly readOnly?: boolean } = {},
): DatabaseSync {
  try {
    const database = new DatabaseSync(file, { readOnly, timeout: readOnly ? 5_000 : 0 });
    // Opening a file does not read it.
    database.prepare('select count(*) from sqlite_master').get();
    return database;
  } catch (error) {
    throw new BackupError(`${file} cannot be opened: ${(error as Error).message}.`);
  }
}

/** Reads rows of a file. The tables of a full-text index are not counted: it is built from the others. */
export function tablesIn(database: DatabaseSync): string[] {
  const rows = database
    .prepare(
      "select name from pragma_table_list where schema = 'main' and type = 'table' and name not like 'sqlite\\_%' escape '\\' order by name",
    )
    .all() as { name: string }[];
  return rows.map(({ name }) => name);
}

/** The number of rows of each table. */
export function countsIn(database: DatabaseSync): Record<string, number> {
  const count = (table: string) => database.prepare(`select count(*) as total from "${table}"`).get()!.total;
  return Object.fromEntries(tablesIn(database).map(table => [table, Number(count(table))]));
}
