import { MikroORM } from '@mikro-orm/core';
import type { AbstractSqlConnection } from '@mikro-orm/sql';
import type { Pool } from 'mysql2';
import { ConfigError } from '../config/config.ts';
import type { Clock } from '../lib/clock.ts';
import { FollowEntities } from '../search/follow-entities.ts';
import type { EntityClass } from './base.entity.ts';
import { ChangeLog } from './change-log.ts';
import { setClock } from './clock.ts';
import { Database, type Servers } from './database.ts';
import { mysql, sqlite } from './dialect.ts';
import { prepareEmbeddedDatabase } from './embedded.ts';
import type { Migration } from './migrations/migration.ts';
import { type DatabaseConfig, driverOptions, ormOptions } from './orm-options.ts';
import { ConnectionPool } from './pool/connection-pool.ts';
import { ConnectionDeadlines } from './pool/deadlines.ts';
import { SideConnection } from './pool/side-connection.ts';
import { Replica } from './replicas/replica.ts';
import { ReplicaSet } from './replicas/replica-set.ts';
import { refuseUnfinishedRestore } from './unfinished-restore.ts';

const unreachable =
  /^(E[A-Z]+|ER_ACCESS_DENIED.*|ER_DBACCESS.*|ER_BAD_DB_ERROR|PROTOCOL_.*|ERR_SQLITE_ERROR)$/;

function isUnreachable(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && unreachable.test(String(error.code));
}

/**
 * Opens the configured database. The embedded one is created if it is missing, and brought up to date by the migrations; without
 * any it keeps the tables that it has. @throws ConfigError
 */
export async function openDatabase(
  config: DatabaseConfig,
  clock: Clock,
  entities: readonly EntityClass[],
  migrations: readonly Migration[] = [],
): Promise<Database> {
  try {
    const orm = await MikroORM.init(ormOptions(config, entities));
    setClock(orm.config, clock);
    orm.em.getEventManager().registerSubscriber(new ChangeLog());
    orm.em.getEventManager().registerSubscriber(new FollowEntities());
    const isMysql = config.databaseUrl.startsWith('mysql:');
    const database = new Database(
      orm,
      isMysql ? mysql : sqlite,
      isMysql ? await openServers(orm, config) : undefined,
    );
    await orm.connect();
    await database.ping();
    await refuseUnfinishedRestore(database).catch(async error => {
      await database.close();
      throw error;
    });
    if (database.dialect.name === 'sqlite') await prepareEmbeddedDatabase(database, migrations);
    return database;
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    if (!isUnreachable(cause)) throw error;
    throw new ConfigError(`${nameOf(config)} cannot be opened: ${cause.message}.`);
  }
}

/** The pools that the ORM and the read path share. No server is asked for anything yet. */
async function openServers(orm: MikroORM, config: DatabaseConfig): Promise<Servers> {
  const { databaseUrl: url, databasePoolSize: size, databaseReplicaUrls } = config;
  const deadlines = new ConnectionDeadlines(config.deadlines);
  const connection = orm.driver.getConnection('write') as AbstractSqlConnection;
  const primary = new ConnectionPool((await connection.getNativeClient()) as Pool, deadlines, { url, size });
  const options = {
    ...driverOptions,
    charset: 'utf8mb4',
    timezone: 'Z',
    supportBigNumbers: true,
    dateStrings: true,
    jsonStrings: true,
  };
  const replicas = databaseReplicaUrls.map(replica => new Replica(replica, size, deadlines, options));
  return {
    url,
    deadlines,
    primary,
    probe: new SideConnection(url),
    replicas: replicas.length > 0 ? new ReplicaSet(replicas, new SideConnection(url)) : undefined,
  };
}

/** The database in words for people, without the password of an address. */
function nameOf({ databaseUrl }: DatabaseConfig): string {
  return databaseUrl.startsWith('sqlite:')
    ? `The database file ${databaseUrl.slice('sqlite:'.length)} (DATABASE_URL)`
    : 'The database behind DATABASE_URL';
}
