import { createConnection } from 'mysql2/promise';
import type { MigrationConnection } from './migration.ts';

/**
 * How long a change of a table waits for transactions that use it. Everybody else who wants the table waits behind it
 * meanwhile, so it gives up soon and can be tried again.
 */
const tableLockSeconds = 60;

/** A connection beside the pool: it keeps the lock, and its statements take as long as they take. */
export async function openMigrationConnection(
  url: string,
): Promise<MigrationConnection & { close(): Promise<void> }> {
  const connection = await createConnection({
    uri: url,
    charset: 'utf8mb4',
    timezone: 'Z',
    supportBigNumbers: true,
    dateStrings: true,
    jsonStrings: true,
    enableKeepAlive: true,
  });
  await connection.query(`set session lock_wait_timeout = ${tableLockSeconds}`);
  return {
    async run<R>(text: string, values: readonly unknown[] = []) {
      const [rows] = await connection.query(text, [...values]);
      return rows as R[];
    },
    close: () => connection.end(),
  };
}
