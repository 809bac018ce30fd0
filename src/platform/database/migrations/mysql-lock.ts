import { ConfigError } from '../../config/config.ts';
import type { MigrationConnection } from './migration.ts';

/** How a process waits for another one that migrates the same database. */
export interface LockWait {
  readonly seconds: number;
  /** Called once, when it begins to wait. */
  onWait(seconds: number): void;
}

/**
 * Takes the lock of this database's migrations. It ends with the connection, also when the process is killed; and if the
 * server is still busy with a statement of that process, when that statement has ended.
 */
export async function lockMigrations(
  connection: MigrationConnection,
  { seconds, onWait }: LockWait,
): Promise<void> {
  if (await take(connection, 0)) return;
  onWait(seconds);
  if (await take(connection, seconds)) return;
  throw new ConfigError(
    `Another process has been migrating this database for more than ${seconds} seconds. See what it does with \`show processlist\`, and run this again when it has ended.`,
  );
}

/** The name holds for the whole server, and may have 64 characters. */
async function take(connection: MigrationConnection, seconds: number): Promise<boolean> {
  const [row] = await connection.run<{ taken: number | null }>(
    "select get_lock(concat('tradepost.migrate.', left(sha2(database(), 256), 40)), ?) as taken",
    [seconds],
  );
  return Number(row!.taken) === 1;
}
