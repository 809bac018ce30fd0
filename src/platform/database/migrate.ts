import type { Database } from './database.ts';
import { upgradeEmbeddedDatabase } from './embedded.ts';
import { appliedNames, pendingOf, unknownOf } from './migrations/applied.ts';
import type { Migration } from './migrations/migration.ts';
import { openMigrationConnection } from './migrations/mysql-connection.ts';
import { type LockWait, lockMigrations } from './migrations/mysql-lock.ts';
import { runOnMysql } from './migrations/mysql-runner.ts';

const patience: LockWait = { seconds: 600, onWait: () => undefined };

/** The names of the migrations that the database has, in the order in which they ran: the version of its tables. */
export async function appliedMigrations(database: Database): Promise<string[]> {
  try {
    return await appliedNames({ run: (text, values = []) => database.run({ text, values }) });
  } catch (error) {
    if (database.dialect.isMissingTable(error)) return [];
    throw error;
  }
}

/** How many migrations have not run yet. The embedded database has none: it is brought up to date when it is opened. */
export async function pendingMigrations(
  database: Database,
  migrations: readonly Migration[],
): Promise<number> {
  return pendingOf(migrations, await appliedMigrations(database)).length;
}

/** The names of migrations that the database has and this version does not know: a newer version has migrated it. */
export async function unknownMigrations(
  database: Database,
  migrations: readonly Migration[],
): Promise<string[]> {
  return unknownOf(migrations, await appliedMigrations(database));
}

/**
 * Brings the database up to date. Returns the names of the migrations that ran. Of several processes one does it, and the
 * others wait. @throws MigrationFailed; ConfigError when it was waited for in vain
 */
export async function migrate(
  database: Database,
  migrations: readonly Migration[],
  wait: LockWait = patience,
): Promise<readonly string[]> {
  const { servers } = database;
  if (!servers) return (await upgradeEmbeddedDatabase(database, migrations)).ran;
  const connection = await openMigrationConnection(servers.url);
  try {
    await lockMigrations(connection, wait);
    return await runOnMysql(connection, migrations);
  } finally {
    await connection.close();
  }
}

/** The statements that would make the tables match the entities; empty when they do. */
export async function schemaDrift(database: Database): Promise<string> {
  const statements = await database.orm.schema.getUpdateSchemaSQL({ wrap: false });
  // The ORM does not know the triggers that keep SQLite's full-text index up to date.
  return statements.replace(/^drop trigger if exists .*;\n/gm, '').trim();
}
