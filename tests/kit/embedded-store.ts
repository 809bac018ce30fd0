import { createHash } from 'node:crypto';
import type { MigrationConnection } from '../../src/platform/database/migrations/migration.ts';
import { openSqlite } from '../../src/platform/database/migrations/sqlite-connection.ts';
import type { EmbeddedDatabase } from '../../src/platform/database/migrations/sqlite-upgrade.ts';

/** A file as the upgrade sees it, without the entities of any module. */
export function embeddedStore(
  file: string,
  connection: MigrationConnection,
  createTables: () => Promise<void> = async () => undefined,
): EmbeddedDatabase {
  return { connection, file, entities: [], createTables };
}

/** A hash of all that an SQLite file says: its tables and its rows. */
export async function contentOf(file: string): Promise<string> {
  const connection = openSqlite(file);
  const hash = createHash('sha256');
  const objects = await connection.run<{ type: string; name: string; sql: string }>(
    'select type, name, sql from sqlite_master order by type, name',
  );
  for (const { type, name, sql } of objects) {
    hash.update(`${type} ${name} ${sql}\n`);
    if (type !== 'table') continue;
    for (const row of await connection.run(`select * from \`${name}\``)) hash.update(JSON.stringify(row));
  }
  connection.close();
  return hash.digest('hex');
}

/** A connection of a process that is killed after so many statements: it closes without a rollback, and answers no more. */
export function killedAfter(file: string, statements: number): MigrationConnection & { close(): void } {
  const connection = openSqlite(file);
  let done = 0;
  return {
    async run<R extends object>(text: string, values?: readonly unknown[]): Promise<R[]> {
      if (done === statements) connection.close();
      if (done >= statements) {
        done += 1;
        throw new Error('killed');
      }
      done += 1;
      return connection.run<R>(text, values);
    },
    close: () => done <= statements && connection.close(),
  };
}
