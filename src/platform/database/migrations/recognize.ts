import { recordApplied } from './applied.ts';
import type { Migration, MigrationConnection } from './migration.ts';
import { openSqlite } from './sqlite-connection.ts';
import { objectsOf } from './sqlite-objects.ts';
import { createMigrationTable, inMigrationTransaction, runOnSqlite } from './sqlite-runner.ts';

/** What was found in a file that does not say which migrations it has. */
export interface Recognized {
  /** Migrations of which the file has a part, since a process was killed while it updated the tables. */
  readonly partly: ReadonlySet<Migration>;
  /** Indexes that a migration drops, and that the file may still have. */
  readonly oldIndexes: readonly string[];
}

/**
 * Records the migrations whose tables, columns, and indexes a file has. Files of older versions have no record: their tables
 * followed the entities at each start, and nothing was dropped.
 */
export async function recognize(
  connection: MigrationConnection,
  migrations: readonly Migration[],
): Promise<Recognized> {
  await mendTemporaryTables(connection);
  const { added, final, oldIndexes } = await historyOf(migrations);
  const present = await objectsOf(connection);
  const partly = new Set<Migration>();
  for (const [migration, objects] of added) {
    const kept = objects.filter(name => final.has(name));
    const expected = kept.length > 0 ? kept : objects;
    if (expected.length > 0 && expected.every(name => present.has(name)))
      await recordApplied(connection, migration.name);
    else if (objects.some(name => present.has(name))) partly.add(migration);
  }
  return { partly, oldIndexes };
}

/** Whether an error says that what a statement would do has happened already. */
export function isAlreadyThere(error: unknown): boolean {
  return error instanceof Error && /already exists|duplicate column name|no such index/.test(error.message);
}

interface History {
  /** What each migration brings. */
  readonly added: ReadonlyMap<Migration, readonly string[]>;
  readonly final: ReadonlySet<string>;
  readonly oldIndexes: readonly string[];
}

/** Runs the migrations in a database of its own, and looks at it after each. */
async function historyOf(migrations: readonly Migration[]): Promise<History> {
  const connection = openSqlite(':memory:');
  const added = new Map<Migration, string[]>();
  const indexes = new Set<string>();
  let final = new Set<string>();
  await inMigrationTransaction(connection, async () => {
    await createMigrationTable(connection);
    for (const migration of migrations) {
      await runOnSqlite(connection, [migration]);
      const after = await objectsOf(connection);
      const before = final;
      added.set(
        migration,
        [...after].filter(name => !before.has(name)),
      );
      for (const name of after) if (name.startsWith('index ')) indexes.add(name.slice('index '.length));
      final = after;
    }
  }).finally(() => connection.close());
  return { added, final, oldIndexes: [...indexes].filter(name => !final.has(`index ${name}`)) };
}

/** Older versions changed a table by way of another one, which a process that was killed left behind. */
async function mendTemporaryTables(connection: MigrationConnection): Promise<void> {
  const tables = await connection.run<{ name: string }>(
    "select name from sqlite_master where type = 'table'",
  );
  const names = new Set(tables.map(({ name }) => name));
  const suffix = '__temp_alter';
  for (const name of names) {
    if (!name.endsWith(suffix)) continue;
    const table = name.slice(0, -suffix.length);
    // Where the table itself is gone, the other one has its rows.
    await connection.run(
      names.has(table) ? `drop table \`${name}\`` : `alter table \`${name}\` rename to \`${table}\``,
    );
  }
}
