import type { Read } from './snapshot.ts';

/** The names of the migrations that a store has run, in their order. Files of the embedded database from before they were versioned have none. */
export async function appliedMigrations(read: Read, tables: readonly string[]): Promise<string[]> {
  if (!tables.includes('migration')) return [];
  const rows = await read<{ name: string }>('select name from migration order by id');
  return rows.map(({ name }) => name);
}
