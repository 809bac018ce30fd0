import { ConfigError } from '../../config/config.ts';
import { recordApplied } from './applied.ts';
import { type Migration, type MigrationConnection, runStep } from './migration.ts';
import { MigrationFailed } from './migration-failed.ts';

/** How long a process waits for another one that is bringing the same file up to date. */
const lockTimeoutMs = 60_000;

const advice =
  'The file is as it was, and the version that wrote it last still works with it. Correct what the reason names, or report it, and start again.';

/** The table in which the database says which migrations it has. */
export async function createMigrationTable(connection: MigrationConnection): Promise<void> {
  await connection.run(`create table migration (
    id integer not null primary key autoincrement,
    name text not null unique,
    executed_at datetime not null default current_timestamp
  )`);
}

/**
 * Does all of `work`, or leaves the file as it was. Nobody else writes meanwhile. Foreign keys are checked at the end and not
 * before, since a table may be replaced in between.
 */
export async function inMigrationTransaction<T>(
  connection: MigrationConnection,
  work: () => Promise<T>,
): Promise<T> {
  const [before] = await connection.run<{ timeout: number }>('pragma busy_timeout');
  await connection.run(`pragma busy_timeout = ${lockTimeoutMs}`);
  await connection.run('pragma foreign_keys = off');
  try {
    await connection.run('begin immediate');
    try {
      const result = await work();
      await checkForeignKeys(connection);
      await connection.run('commit');
      return result;
    } catch (error) {
      await rollBack(connection);
      throw error;
    }
  } finally {
    await connection.run('pragma foreign_keys = on');
    await connection.run(`pragma busy_timeout = ${before!.timeout}`);
  }
}

/** Runs migrations within such a transaction. Errors for which `isDone` holds say that a step has happened already. */
export async function runOnSqlite(
  connection: MigrationConnection,
  migrations: readonly Migration[],
  isDone: (migration: Migration, error: unknown) => boolean = () => false,
): Promise<void> {
  for (const migration of migrations) {
    for (const [index, step] of migration.sqlite.entries()) {
      try {
        await runStep(connection, step);
      } catch (error) {
        if (!isDone(migration, error))
          throw new MigrationFailed(migration, migration.sqlite, index, error, advice);
      }
    }
    await recordApplied(connection, migration.name);
  }
}

async function checkForeignKeys(connection: MigrationConnection): Promise<void> {
  const [broken] = await connection.run<{ rows: number; table: string; parent: string }>(
    'select count(*) as "rows", "table", parent from pragma_foreign_key_check group by "table", parent',
  );
  if (!broken) return;
  throw new ConfigError(
    `The migrations would leave ${broken.rows} rows of ${broken.table} that refer to missing rows of ${broken.parent}. ${advice}`,
  );
}

async function rollBack(connection: MigrationConnection): Promise<void> {
  try {
    await connection.run('rollback');
  } catch (error) {
    // After some errors, such as a full disk, SQLite has rolled back already.
    if (!(error instanceof Error && error.message.includes('no transaction is active'))) throw error;
  }
}
