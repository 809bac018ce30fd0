import type { Migration, MigrationConnection } from './migration.ts';

/** The tables in which a database says which migrations it has. They belong to no entity. */
export const migrationTables = ['migration', 'migration_step'];

/** The names of the migrations that ran, in the order in which they did. The table must exist. */
export async function appliedNames(connection: MigrationConnection): Promise<string[]> {
  const rows = await connection.run<{ name: string }>('select name from migration order by id');
  return rows.map(({ name }) => name);
}

/** Those that have not run, in the order of the list. */
export function pendingOf(migrations: readonly Migration[], applied: readonly string[]): Migration[] {
  const names = new Set(applied);
  return migrations.filter(({ name }) => !names.has(name));
}

/** Those that ran and are not in the list, which a newer version has brought. */
export function unknownOf(migrations: readonly Migration[], applied: readonly string[]): string[] {
  const names = new Set(migrations.map(({ name }) => name));
  return applied.filter(name => !names.has(name));
}

export async function recordApplied(connection: MigrationConnection, name: string): Promise<void> {
  await connection.run('insert into migration (name) values (?)', [name]);
}
