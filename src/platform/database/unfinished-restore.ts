import { ConfigError } from '../config/config.ts';
import type { Database } from './database.ts';
import { sql } from './sql.ts';

/** The table that says that a restore into this MySQL database has begun, and not ended. */
export const restoreMarker = 'restore_in_progress';

/** @throws ConfigError when the database is half restored, and so not a whole store */
export async function refuseUnfinishedRestore(database: Database): Promise<void> {
  if (database.dialect.name === 'sqlite') return;
  const found = await database.run(
    sql`select 1 from information_schema.tables where table_schema = database() and table_name = ${restoreMarker}`,
  );
  if (found.length > 0)
    throw new ConfigError(
      'The restore of this database was not finished; run `npm run cli -- restore` with the backup again.',
    );
}
