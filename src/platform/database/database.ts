import type {
  EntityManager,
  EntityMetadata,
  EntityProperty,
  MetadataStorage,
  MikroORM,
} from '@mikro-orm/core';
import type { AbstractSqlConnection } from '@mikro-orm/sql';
import { CompiledQuery, type ControlledTransaction, type Kysely, type QueryResult } from 'kysely';
import { UnavailableError } from '../lib/unavailable-error.ts';
import type { EntityClass } from './base.entity.ts';
import type { Dialect } from './dialect.ts';
import { type ConnectionPool, checkWanted } from './pool/connection-pool.ts';
import type { ConnectionDeadlines } from './pool/deadlines.ts';
import type { SideConnection } from './pool/side-connection.ts';
import { NoAnswer } from './pool/supervised-connection.ts';
import { type Lane, type StatementKind, systemWork, type Work } from './pool/work.ts';
import type { ReplicaSet } from './replicas/replica-set.ts';
import type { Sql } from './sql.ts';

/** Called after every hand-written statement with its text, without values, and how long it took. */
export type StatementObserver = (text: string, milliseconds: number) => void;

/** The part of the ORM's metadata that is used here, without its types for each property of one entity. */
export interface TableMetadata extends Pick<EntityMetadata, 'tableName'> {
  readonly properties: Readonly<Record<string, EntityProperty | undefined>>;
}

/** The database servers of a process. The embedded database has none. */
export interface Servers {
  readonly deadlines: ConnectionDeadlines;
  readonly primary: ConnectionPool;
  /** For the readiness probe. */
  readonly probe: SideConnection;
  readonly replicas: ReplicaSet | undefined;
}

/** The one database of a process: the ORM for writes, and hand-built SQL for reads. */
export class Database {
  /** Set by metrics and by the tests that count statements. */
  observe: StatementObserver | undefined;

  constructor(
    readonly orm: MikroORM,
    readonly dialect: Dialect,
    readonly servers: Servers | undefined,
  ) {}

  get metadata(): MetadataStorage {
    return this.orm.getMetadata();
  }

  /** The table and columns of an entity; its properties by their names. */
  metadataOf(entity: EntityClass): TableMetadata {
    return this.metadata.get(entity) as TableMetadata;
  }

  fork(): EntityManager {
    return this.orm.em.fork();
  }

  /**
   * Runs a statement outside any transaction: on the primary, or for `read` on a replica that is fit for it. It is sent
   * again when its connection breaks, so it must be right when it happens twice.
   */
  async run<R>(statement: Sql, work: Work = systemWork, on: 'read' | 'write' = 'write'): Promise<R[]> {
    const { servers } = this;
    if (!servers) {
      checkWanted(work);
      return this.#execute(this.#embedded, statement);
    }
    const start = performance.now();
    const values = statement.values.map(this.dialect.bind);
    const rows =
      on === 'read' && servers.replicas
        ? await this.#read<R>(servers, servers.replicas, statement.text, values, work)
        : await servers.primary.run<R>(statement.text, values, work);
    this.observe?.(statement.text, performance.now() - start);
    return rows;
  }

  /** Runs a statement inside the entity manager's transaction. */
  async runWithin<R>(em: EntityManager, statement: Sql): Promise<R[]> {
    return this.#execute(em.getTransactionContext<ControlledTransaction<unknown>>()!, statement);
  }

  /** The same for a statement that changes rows. Returns how many it changed. */
  async changeWithin(em: EntityManager, statement: Sql): Promise<number> {
    const client = em.getTransactionContext<ControlledTransaction<unknown>>()!;
    const { numAffectedRows } = await this.#send(client, statement);
    return Number(numAffectedRows ?? 0n);
  }

  /** The same for an insert of one row that ends in the dialect's `keepExisting`. Returns whether it added the row. */
  async insertWithin(em: EntityManager, statement: Sql): Promise<boolean> {
    const client = em.getTransactionContext<ControlledTransaction<unknown>>()!;
    return this.dialect.hasInserted(await this.#send(client, statement));
  }

  /** Reads entities outside of a transaction, on the primary. */
  reading<T>(work: Work, read: (em: EntityManager) => Promise<T>): Promise<T> {
    return this.holding(work, work.lane, () => read(this.fork()));
  }

  /**
   * Holds a connection for `work` while the ORM uses one: a transaction, or a read of entities outside of one.
   * @throws UnavailableError when there is none in time; the reason of a cancellation
   */
  async holding<T>(work: Work, lane: Lane, use: () => Promise<T>): Promise<T> {
    checkWanted(work);
    const slots = this.servers?.primary.slots;
    if (!slots) return use();
    const waiting = slots.take(work, lane);
    if (waiting) await waiting;
    try {
      return await use();
    } finally {
      slots.release(work, lane);
    }
  }

  /** Gives the other statements of the entity manager's transaction the deadline of this kind. */
  async limitTransaction(em: EntityManager, kind: StatementKind): Promise<void> {
    const deadlines = this.servers?.deadlines;
    const client = em.getTransactionContext<ControlledTransaction<unknown>>()!;
    if (deadlines) await client.executeQuery(CompiledQuery.raw(deadlines.sql(deadlines.seconds[kind])));
  }

  /**
   * Whether the primary can be written to, asked on a connection of its own.
   * @throws when it does not answer within a second
   */
  async isWritable(): Promise<boolean> {
    if (!this.servers) {
      await this.ping();
      return true;
    }
    const [row] = await this.servers.probe.query<{ readOnly: number }>(
      'select @@global.read_only or @@global.innodb_read_only as readOnly',
    );
    return Number(row!.readOnly) === 0;
  }

  /** @throws when the database does not answer. */
  async ping(): Promise<void> {
    await this.run({ text: 'select 1', values: [] });
  }

  /** How many connections of the primary pool are open and idle, and how many requests wait for one. The embedded database has no pool. */
  get poolState(): Record<'open' | 'idle' | 'waiting', number> {
    return this.servers?.primary.state ?? { open: 1, idle: 0, waiting: 0 };
  }

  async close(): Promise<void> {
    this.servers?.primary.close();
    this.servers?.probe.close();
    await this.servers?.replicas?.close();
    await this.orm.close(true);
    await this.servers?.primary.end();
  }

  async #read<R>(
    { primary }: Servers,
    replicas: ReplicaSet,
    text: string,
    values: readonly unknown[],
    work: Work,
  ): Promise<R[]> {
    const replica = replicas.pick();
    if (!replica) return primary.run<R>(text, values, work);
    try {
      return await replica.pool.run<R>(text, values, work);
    } catch (error) {
      // Too many wait for its connections: it is busy, and not broken.
      const isBusy = error instanceof UnavailableError && error.cause === undefined;
      const isBroken = error instanceof NoAnswer || (error instanceof UnavailableError && !isBusy);
      if (!isBusy && !isBroken) throw error;
      if (isBroken) replica.rest();
      return primary.run<R>(text, values, work);
    }
  }

  get #embedded(): Kysely<unknown> {
    return (this.orm.driver.getConnection('write') as AbstractSqlConnection).getClient();
  }

  async #execute<R>(client: Kysely<unknown>, statement: Sql): Promise<R[]> {
    const { rows } = await this.#send<R>(client, statement);
    return rows;
  }

  async #send<R>(client: Kysely<unknown>, statement: Sql): Promise<QueryResult<R>> {
    const compiled = CompiledQuery.raw(
      this.dialect.text(statement.text),
      statement.values.map(this.dialect.bind),
    );
    const start = performance.now();
    const result = await client.executeQuery<R>(compiled);
    this.observe?.(statement.text, performance.now() - start);
    return result;
  }
}
