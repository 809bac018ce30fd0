import type { Database } from '../database.ts';
import { appliedNames, pendingOf, recordApplied } from './applied.ts';
import { keepCopyBefore } from './copy-file.ts';
import { ensureFullTextIndexes } from './full-text.ts';
import type { Migration, MigrationConnection } from './migration.ts';
import { isAlreadyThere, recognize } from './recognize.ts';
import { createMigrationTable, inMigrationTransaction, runOnSqlite } from './sqlite-runner.ts';

/** What was done to a database that existed. */
export interface Upgrade {
  /** The migrations that ran. */
  readonly ran: readonly string[];
  /** The file as it was before, when any ran. */
  readonly copy: string | undefined;
}

const nothing: Upgrade = { ran: [], copy: undefined };

/** Creates the tables of an embedded database, or runs the migrations that it lacks: all of them, or it stays as it was. */
export async function upgradeEmbedded(
  database: Database,
  migrations: readonly Migration[],
): Promise<Upgrade> {
  const connection = embeddedConnection(database);
  const tables = await tablesOf(connection);
  if (tables.has('migration') && pendingOf(migrations, await appliedNames(connection)).length === 0)
    return nothing;
  return inMigrationTransaction(connection, async () => {
    // Another process may have done it while this one waited for the lock.
    const now = await tablesOf(connection);
    if (now.size === 0) return create(database, migrations);
    return now.has('migration')
      ? upgradeRecorded(database, migrations)
      : upgradeUnrecorded(database, migrations);
  });
}

export function embeddedConnection(database: Database): MigrationConnection {
  return { run: (text, values = []) => database.run({ text, values }) };
}

/** A new database gets all tables at once, which is quicker than the way through every migration, and leads to the same. */
async function create(database: Database, migrations: readonly Migration[]): Promise<Upgrade> {
  const connection = embeddedConnection(database);
  const { schema } = database.orm;
  await schema.execute(await schema.getCreateSchemaSQL({ wrap: false }));
  await ensureFullTextIndexes(connection, database.metadata);
  await createMigrationTable(connection);
  for (const { name } of migrations) await recordApplied(connection, name);
  return nothing;
}

async function upgradeRecorded(database: Database, migrations: readonly Migration[]): Promise<Upgrade> {
  const connection = embeddedConnection(database);
  const pending = pendingOf(migrations, await appliedNames(connection));
  return run(database, pending, () => runOnSqlite(connection, pending));
}

async function upgradeUnrecorded(database: Database, migrations: readonly Migration[]): Promise<Upgrade> {
  const connection = embeddedConnection(database);
  await createMigrationTable(connection);
  const { partly, oldIndexes } = await recognize(connection, migrations);
  const pending = pendingOf(migrations, await appliedNames(connection));
  const upgrade = await run(database, pending, () =>
    runOnSqlite(connection, pending, (migration, error) => partly.has(migration) && isAlreadyThere(error)),
  );
  for (const name of oldIndexes) await connection.run(`drop index if exists \`${name}\``);
  return upgrade;
}

async function run(
  database: Database,
  pending: readonly Migration[],
  work: () => Promise<void>,
): Promise<Upgrade> {
  const file = String(database.orm.config.get('dbName'));
  const first = pending[0];
  const copy = first && file !== ':memory:' ? await keepCopyBefore(file, first.name) : undefined;
  await work();
  await ensureFullTextIndexes(embeddedConnection(database), database.metadata);
  return { ran: pending.map(({ name }) => name), copy };
}

async function tablesOf(connection: MigrationConnection): Promise<Set<string>> {
  const rows = await connection.run<{ name: string }>(
    "select name from sqlite_master where type = 'table' and name not like 'sqlite\\_%' escape '\\'",
  );
  return new Set(rows.map(({ name }) => name));
}
