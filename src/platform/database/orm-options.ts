import { mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { type Options, UnderscoreNamingStrategy } from '@mikro-orm/core';
import { Migrator } from '@mikro-orm/migrations';
import { MySqlDriver } from '@mikro-orm/mysql';
import { NodeSqliteDialect, SchemaGenerator, SqliteDriver } from '@mikro-orm/sql';
import type { Config } from '../config/config.ts';
import type { EntityClass } from './base.entity.ts';
import { mysql, sqlite } from './dialect.ts';

export type DatabaseConfig = Pick<Config, 'databaseUrl' | 'databaseReplicaUrls' | 'databasePoolSize'>;

/** The options of the ORM for the configured database. */
export function ormOptions(config: DatabaseConfig, entities: readonly EntityClass[]): Options {
  const options = config.databaseUrl.startsWith('mysql:') ? mysqlOptions(config) : sqliteOptions(config);
  return { ...(options as Options), entities: [...entities] };
}

// Per connection. Lists in `in (…)` come in few lengths, so real clients stay far below.
const maxPreparedStatements = 500;

const common = {
  namingStrategy: UnderscoreNamingStrategy,
  forceUtcTimezone: true,
  // Otherwise a row whose reference is deleted would itself not be found, or seem to refer to nothing; and a lock on a
  // row would also lock the row that it refers to.
  autoJoinRefsForFilters: false,
  // Statements are measured by name and duration; their values are people's data and are never logged.
  debug: false,
};

function mysqlOptions(config: DatabaseConfig): Partial<Options<MySqlDriver>> {
  return {
    ...common,
    driver: MySqlDriver,
    extensions: [Migrator, SchemaGenerator],
    clientUrl: config.databaseUrl,
    // A mistyped name must not become a new, empty database.
    ensureDatabase: false,
    replicas: config.databaseReplicaUrls.map(clientUrl => ({ clientUrl })),
    pool: { min: 0, max: config.databasePoolSize },
    driverOptions: { maxPreparedStatements },
    charset: 'utf8mb4',
    collate: 'utf8mb4_unicode_520_ci',
    discovery: { onMetadata: meta => mysql.applyCollations(meta) },
  };
}

function sqliteOptions(config: DatabaseConfig): Partial<Options<SqliteDriver>> {
  const file = config.databaseUrl.slice('sqlite:'.length);
  if (file !== ':memory:') mkdirSync(dirname(resolve(file)), { recursive: true });
  return {
    ...common,
    driver: SqliteDriver,
    extensions: [SchemaGenerator],
    dbName: file,
    driverOptions: new NodeSqliteDialect(file),
    discovery: {
      onMetadata(meta) {
        sqlite.applyCollations(meta);
        // In SQLite the ORM keeps dates as numbers, and compares them as dates only for this type. Otherwise every
        // entity that was only loaded would count as changed and get a new version.
        for (const property of meta.props) if (property.type === 'datetime') property.type = 'Date';
      },
    },
    schemaGenerator: { skipTables: [/_fts(_|$)/] },
  };
}
