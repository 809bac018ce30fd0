import type { EntityMetadata } from '@mikro-orm/core';
import { appliedNames, pendingOf, recordApplied } from './applied.ts';
import { keepCopyBefore } from './copy-file.ts';
import { ensureFullTextIndexes } from './full-text.ts';
import type { Migration, MigrationConnection } from './migration.ts';
import { isAlreadyThere, recognize } from './recognize.ts';
import { createMigrationTable, inMigrationTransaction, runOnSqlite } from './sqlite-runner.ts';

/** An SQLite database that is to be brought up to date. */
export interface EmbeddedDatabase {
  readonly connection: MigrationConnection;
  /** Its path, or `:memory:`. */
  readonly file: string;
  readonly entities: readonly EntityMetadata[];
  /** Creates the tables of the entities, in the running transaction. */
  createTables(): Promise<void>;
}

/** What was done to a database that existed. */
export interface Upgrade {
  /** The migrations that ran. */
  readonly ran: readonly string[];
  /** The file as it was before, when any ran. */
  readonly copy: string | undefined;
}

const nothing: Upgrade = { ran: [], copy: undefined };

/**
 * Creates the tables of an embedded database, or runs the migrations that it lacks: all of them, or it stays as it was. Without
 * any migrations, as in some tests, nothing is recorded.
 */
export async function upgradeEmbedded(
  database: EmbeddedDatabase,
  migrations: readonly Migration[],
): Promise<Upgrade> {
  const { connection } = database;
  if (await isCurrent(connection, migrations)) return nothing;
  return inMigrationTransaction(connection, async () => {
    // Another process may have done it while this one waited for the lock.
    if (await isCurrent(connection, migrations)) return nothing;
    const tables = await tablesOf(connection);
    if (tables.size === 0) return create(database, migrations);
    return tables.has('migration')
      ? upgradeRecorded(database, migrations)
      : upgradeUnrecorded(database, migrations);
  });
}

async function isCurrent(
  connection: MigrationConnection,
  migrations: readonly Migration[],
): Promise<boolean> {
  const tables = await tablesOf(connection);
  if (migrations.length === 0) return tables.size > 0;
  return tables.has('migration') && pendingOf(migrations, await appliedNames(connection)).length === 0;
}

/** A new database gets all tables at once, which is quicker than the way through every migration, and leads to the same. */
async function create(
  { connection, entities, createTables }: EmbeddedDatabase,
  migrations: readonly Migration[],
): Promise<Upgrade> {
  await createTables();
  await ensureFullTextIndexes(connection, entities);
  if (migrations.length > 0) await createMigrationTable(connection);
  for (const { name } of migrations) await recordApplied(connection, name);
  return nothing;
}

async function upgradeRecorded(
  database: EmbeddedDatabase,
  migrations: readonly Migration[],
): Promise<Upgrade> {
  const { connection } = database;
  const pending = pendingOf(migrations, await appliedNames(connection));
  return runPending(database, pending, () => runOnSqlite(connection, pending));
}

async function upgradeUnrecorded(
  database: EmbeddedDatabase,
  migrations: readonly Migration[],
): Promise<Upgrade> {
  const { connection } = database;
  await createMigrationTable(connection);
  const { partly, oldIndexes } = await recognize(connection, migrations);
  const pending = pendingOf(migrations, await appliedNames(connection));
  const upgrade = await runPending(database, pending, () =>
    runOnSqlite(connection, pending, (migration, error) => partly.has(migration) && isAlreadyThere(error)),
  );
  for (const name of oldIndexes) await connection.run(`drop index if exists \`${name}\``);
  return upgrade;
}

async function runPending(
  { connection, file, entities }: EmbeddedDatabase,
  pending: readonly Migration[],
  run: () => Promise<void>,
): Promise<Upgrade> {
  const first = pending[0];
  const copy = first && file !== ':memory:' ? await keepCopyBefore(file, first.name) : undefined;
  await run();
  await ensureFullTextIndexes(connection, entities);
  return { ran: pending.map(({ name }) => name), copy };
}

async function tablesOf(connection: MigrationConnection): Promise<Set<string>> {
  const rows = await connection.run<{ name: string }>(
    "select name from sqlite_master where type = 'table' and name not like 'sqlite\\_%' escape '\\'",
  );
  return new Set(rows.map(({ name }) => name));
}
