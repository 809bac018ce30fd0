import { Migrator } from '@mikro-orm/migrations';
import type { Database } from './database.ts';

/** How many migrations the database lacks. The embedded database keeps itself in step. */
export async function pendingMigrations(database: Database): Promise<number> {
  if (database.dialect.name === 'sqlite') return 0;
  return (await migratorOf(database).getPending()).length;
}

/** Brings the database up to date. Returns the names of the migrations that ran. */
export async function migrate(database: Database): Promise<string[]> {
  if (database.dialect.name === 'sqlite') return [];
  const ran = await migratorOf(database).up();
  return ran.map(({ name }) => name);
}

/** The statements that would make the tables what the entities say; empty when they already are. */
export async function schemaDrift(database: Database): Promise<string> {
  return database.orm.schema.getUpdateSchemaSQL({ wrap: false });
}

function migratorOf(database: Database): Migrator {
  return database.orm.config.getExtension('@mikro-orm/migrator') ?? new Migrator(database.orm.em as never);
}
