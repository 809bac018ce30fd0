import { type EntityManager, type MetadataStorage, MikroORM } from '@mikro-orm/core';
import type { AbstractSqlConnection, SqlEntityManager } from '@mikro-orm/sql';
import { CompiledQuery, type ControlledTransaction, type Kysely } from 'kysely';
import type { Config } from '../config.ts';
import type { Clock } from '../lib/clock.ts';
import { setClock } from './clock.ts';
import { type Dialect, mysql, sqlite } from './dialect.ts';
import { prepareEmbeddedDatabase } from './embedded.ts';
import { ormOptions } from './orm.config.ts';
import type { Sql } from './sql.ts';

/** Told of every statement: its text, without values, and how long it took. */
export type StatementObserver = (text: string, milliseconds: number) => void;

// mysql2 has no public counters.
type PoolInternals = Partial<
  Record<'_allConnections' | '_freeConnections' | '_connectionQueue', { length: number }>
>;

/** The one database of a process: the ORM for writes, and `run` for the hand-built reads. */
export class Database {
  /** Set by metrics and by the tests that count statements. */
  observe: StatementObserver | undefined;

  constructor(
    readonly orm: MikroORM,
    readonly dialect: Dialect,
  ) {}

  get metadata(): MetadataStorage {
    return this.orm.getMetadata();
  }

  fork(): EntityManager {
    return this.orm.em.fork();
  }

  /** Runs a read on a replica when there is one, else on the primary. */
  read<R>(statement: Sql): Promise<R[]> {
    return this.#run(this.#connection('read').getClient(), statement);
  }

  /** Runs a statement on the primary, inside the entity manager's transaction when it is in one. */
  async run<R>(em: EntityManager | undefined, statement: Sql): Promise<R[]> {
    const transaction = em?.getTransactionContext<ControlledTransaction<unknown>>();
    return this.#run(transaction ?? this.#connection('write').getClient(), statement);
  }

  /** @throws when the database does not answer. */
  async ping(): Promise<void> {
    await this.#run(this.#connection('write').getClient(), { text: 'select 1', values: [] });
  }

  /** How many connections of the primary pool are open, idle, and waited for. The embedded database has no pool. */
  async poolState(): Promise<Record<'open' | 'idle' | 'waiting', number>> {
    if (this.dialect.name === 'sqlite') return { open: 1, idle: 0, waiting: 0 };
    const pool = (await this.#connection('write').getNativeClient()) as PoolInternals;
    const length = (queue: { length: number } | undefined) => queue?.length ?? 0;
    return {
      open: length(pool._allConnections),
      idle: length(pool._freeConnections),
      waiting: length(pool._connectionQueue),
    };
  }

  async close(): Promise<void> {
    await this.orm.close(true);
  }

  #connection(type: 'read' | 'write'): AbstractSqlConnection {
    return (this.orm.em as unknown as SqlEntityManager).getConnection(type);
  }

  async #run<R>(client: Kysely<unknown>, statement: Sql): Promise<R[]> {
    const compiled = CompiledQuery.raw(
      this.dialect.text(statement.text),
      statement.values.map(this.dialect.bind),
    );
    const start = performance.now();
    const { rows } = await client.executeQuery<R>(compiled);
    this.observe?.(statement.text, performance.now() - start);
    return rows;
  }
}

/** Opens the database that the configuration names. The embedded one is created and brought up to date on the way. */
export async function openDatabase(
  config: Pick<Config, 'databaseUrl' | 'databaseReplicaUrls' | 'databasePoolSize'>,
  clock: Clock,
): Promise<Database> {
  const orm = await MikroORM.init(ormOptions(config));
  setClock(orm.config, clock);
  const database = new Database(orm, config.databaseUrl.startsWith('mysql:') ? mysql : sqlite);
  if (database.dialect.name === 'sqlite') await prepareEmbeddedDatabase(database);
  return database;
}
