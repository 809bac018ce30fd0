import type { Constructor, Options } from '@mikro-orm/core';
import { type Migration, Migrator } from '@mikro-orm/migrations';
import type { SqlEntityManager } from '@mikro-orm/sql';
import type { Database } from './database.ts';

/** A migration, and the name under which the database records that it ran. The name never changes. */
export interface NamedMigration {
  readonly name: string;
  readonly class: Constructor<Migration>;
}

/** How many migrations have not run yet. The embedded database has none: it is brought up to date when it is opened. */
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

/** The statements that would make the tables match the entities; empty when they do. */
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
    // MySQL commits at every DDL statement, so a transaction around them would have no effect.
    transactional: false,
    allOrNothing: false,
  };
}
