import type { Database } from './database.ts';
import type { Migration } from './migrations/migration.ts';
import { type Upgrade, upgradeEmbedded } from './migrations/sqlite-upgrade.ts';

const pragmas = [
  'pragma journal_mode = wal',
  'pragma synchronous = normal',
  'pragma foreign_keys = on',
  'pragma busy_timeout = 5000',
];

/** Creates the embedded database's tables, or brings them up to date. @throws MigrationFailed, and the file is as it was */
export async function prepareEmbeddedDatabase(
  database: Database,
  migrations: readonly Migration[],
): Promise<void> {
  for (const text of pragmas) await database.run({ text, values: [] });
  database.upgrade = await upgradeEmbeddedDatabase(database, migrations);
}

export function upgradeEmbeddedDatabase(
  database: Database,
  migrations: readonly Migration[],
): Promise<Upgrade> {
  const { config, schema } = database.orm;
  return upgradeEmbedded(
    {
      connection: { run: (text, values = []) => database.run({ text, values }) },
      file: String(config.get('dbName')),
      entities: [...database.metadata],
      createTables: async () => schema.execute(await schema.getCreateSchemaSQL({ wrap: false })),
    },
    migrations,
  );
}
