import type { Constructor, Options } from '@mikro-orm/core';
import { type Migration, Migrator } from '@mikro-orm/migrations';
import type { SqlEntityManager } from '@mikro-orm/sql';
import type { Database } from './database.ts';

/** A migration under the name that the database notes it by. In the order of time, for ever. */
export interface NamedMigration {
  readonly name: string;
  readonly class: Constructor<Migration>;
}

/** How many migrations the database lacks. The embedded database keeps itself in step. */
export async function pendingMigrations(
  database: Database,
  migrations: readonly NamedMigration[],
): Promise<number> {
  if (database.dialect.name === 'sqlite') return 0;
  return (await migratorOf(database, migrations).getPending()).length;
}

/** Brings the database up to date. Returns the names of the migrations that ran. */
export async function migrate(database: Database, migrations: readonly NamedMigration[]): Promise<string[]> {
  if (database.dialect.name === 'sqlite') return [];
  const ran = await migratorOf(database, migrations).up();
  return ran.map(({ name }) => name);
}

/** The statements that would make the tables what the entities say; empty when they already are. */
export async function schemaDrift(database: Database): Promise<string> {
  return database.orm.schema.getUpdateSchemaSQL({ wrap: false });
}

/** The options of the ORM with these migrations, as its runner reads them. */
export function withMigrations(options: Options, migrations: readonly NamedMigration[]): Options {
  return { ...options, migrations: runnerOptions(migrations) };
}

function migratorOf({ orm }: Database, migrations: readonly NamedMigration[]): Migrator {
  orm.config.set('migrations', { ...orm.config.get('migrations'), ...runnerOptions(migrations) });
  return new Migrator(orm.em as SqlEntityManager);
}

function runnerOptions(migrations: readonly NamedMigration[]): NonNullable<Options['migrations']> {
  return {
    migrationsList: [...migrations],
    tableName: 'migration',
    snapshot: false,
    silent: true,
    // MySQL commits at every DDL statement, so a transaction around them would only pretend.
    transactional: false,
    allOrNothing: false,
  };
}
