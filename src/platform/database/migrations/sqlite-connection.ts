import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import type { MigrationConnection } from './migration.ts';

/** Opens an SQLite file, or `:memory:`, for migrations alone. */
export function openSqlite(file: string): MigrationConnection & { close(): void } {
  const database = new DatabaseSync(file);
  return {
    run: async <R>(text: string, values: readonly unknown[] = []) =>
      database.prepare(text).all(...(values as SQLInputValue[])) as R[],
    close: () => database.close(),
  };
}
