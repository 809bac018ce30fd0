import { MikroORM } from '@mikro-orm/core';
import { ConfigError } from '../config/config.ts';
import type { Clock } from '../lib/clock.ts';
import type { EntityClass } from './base.entity.ts';
import { ChangeLog } from './change-log.ts';
import { setClock } from './clock.ts';
import { Database } from './database.ts';
import { mysql, sqlite } from './dialect.ts';
import { prepareEmbeddedDatabase } from './embedded.ts';
import { type DatabaseConfig, ormOptions } from './orm-options.ts';

const unreachable =
  /^(E[A-Z]+|ER_ACCESS_DENIED.*|ER_DBACCESS.*|ER_BAD_DB_ERROR|PROTOCOL_.*|ERR_SQLITE_ERROR)$/;

function isUnreachable(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && unreachable.test(String(error.code));
}

/** Opens the configured database. The embedded one is created if it is missing, and brought up to date. @throws ConfigError */
export async function openDatabase(
  config: DatabaseConfig,
  clock: Clock,
  entities: readonly EntityClass[],
): Promise<Database> {
  try {
    const orm = await MikroORM.init(ormOptions(config, entities));
    setClock(orm.config, clock);
    orm.em.getEventManager().registerSubscriber(new ChangeLog());
    const database = new Database(orm, config.databaseUrl.startsWith('mysql:') ? mysql : sqlite);
    await orm.connect();
    await database.ping();
    if (database.dialect.name === 'sqlite') await prepareEmbeddedDatabase(database);
    return database;
  } catch (error) {
    if (!isUnreachable(error)) throw error;
    throw new ConfigError(`The database behind DATABASE_URL cannot be opened: ${error.message}.`);
  }
}
