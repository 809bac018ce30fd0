import { dirname, resolve } from 'node:path';
import { type Options, UnderscoreNamingStrategy } from '@mikro-orm/core';
import { MySqlDriver } from '@mikro-orm/mysql';
import { SchemaGenerator, SqliteDriver } from '@mikro-orm/sql';
import type { Config } from '../config/config.ts';
import { makePrivateFile, makePrivateFolder } from '../lib/private-files.ts';
import type { EntityClass } from './base.entity.ts';
import { mysql, sqlite } from './dialect.ts';
import { applyIndexes } from './indexes.ts';
import { migrationTables } from './migrations/applied.ts';
import { OrmLog } from './orm-log.ts';
import { CachingSqliteDialect } from './sqlite-dialect.ts';

type OrmConfig = Pick<Config, 'databaseUrl' | 'databasePoolSize'>;

export type DatabaseConfig = OrmConfig & Pick<Config, 'databaseReplicaUrls' | 'deadlines'>;

/** The options of the ORM for the configured database. */
export function ormOptions(config: OrmConfig, entities: readonly EntityClass[]): Options {
  const options = config.databaseUrl.startsWith('mysql:') ? mysqlOptions(config) : sqliteOptions(config);
  return { ...(options as Options), entities: [...entities] };
}

/** Per connection. Lists in `in (…)` come in few lengths, so real clients stay far below. */
const maxPreparedStatements = 500;

/** What the driver is told for the primary and for each replica. */
export const driverOptions = {
  maxPreparedStatements,
  connectTimeout: 3_000,
  // Our own queue is bounded and in lanes; what still waits in the driver's is little.
  queueLimit: 100,
  enableKeepAlive: true,
};

const common = {
  namingStrategy: UnderscoreNamingStrategy,
  forceUtcTimezone: true,
  // Otherwise a row whose reference is deleted would itself not be found, or seem to refer to nothing; and a lock on a
  // row would also lock the row that it refers to.
  autoJoinRefsForFilters: false,
  // Statements are measured by name and duration; their values are people's data and are never logged.
  debug: false,
  loggerFactory: OrmLog.create,
};

function mysqlOptions(config: OrmConfig): Partial<Options<MySqlDriver>> {
  return {
    ...common,
    driver: MySqlDriver,
    extensions: [SchemaGenerator],
    clientUrl: config.databaseUrl,
    // A mistyped name must not become a new, empty database.
    ensureDatabase: false,
    pool: { min: 0, max: config.databasePoolSize },
    // For transactions: see `PooledTransaction`. What is read outside of them is prepared, which takes one statement only.
    driverOptions: { ...driverOptions, multipleStatements: true },
    charset: 'utf8mb4',
    collate: 'utf8mb4_unicode_520_ci',
    discovery: {
      onMetadata(meta) {
        mysql.applyCollations(meta);
        applyIndexes(meta, 'mysql');
      },
    },
    schemaGenerator: { skipTables: migrationTables },
  };
}

function sqliteOptions(config: OrmConfig): Partial<Options<SqliteDriver>> {
  const file = config.databaseUrl.slice('sqlite:'.length);
  if (file !== ':memory:') {
    makePrivateFolder(dirname(resolve(file)));
    // SQLite gives the files that it adds beside it the same mode.
    makePrivateFile(file);
  }
  return {
    ...common,
    driver: SqliteDriver,
    extensions: [SchemaGenerator],
    dbName: file,
    driverOptions: new CachingSqliteDialect(file, maxPreparedStatements),
    discovery: {
      onMetadata(meta) {
        sqlite.applyCollations(meta);
        applyIndexes(meta, 'sqlite');
        // In SQLite the ORM keeps dates as numbers, and compares them as dates only for this type. Otherwise every
        // entity that was only loaded would count as changed and get a new version.
        for (const property of meta.props) if (property.type === 'datetime') property.type = 'Date';
      },
    },
    schemaGenerator: { skipTables: [/_fts(_|$)/, ...migrationTables] },
  };
}
