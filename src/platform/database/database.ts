import type {
  EntityManager,
  EntityMetadata,
  EntityProperty,
  MetadataStorage,
  MikroORM,
} from '@mikro-orm/core';
import type { AbstractSqlConnection } from '@mikro-orm/sql';
import { CompiledQuery, type Kysely, type QueryResult } from 'kysely';
import { UnavailableError } from '../lib/unavailable-error.ts';
import type { EntityClass } from './base.entity.ts';
import type { Dialect } from './dialect.ts';
import type { Upgrade } from './migrations/sqlite-upgrade.ts';
import { type ConnectionPool, checkWanted } from './pool/connection-pool.ts';
import type { ConnectionDeadlines } from './pool/deadlines.ts';
import type { SideConnection } from './pool/side-connection.ts';
import { NoAnswer } from './pool/supervised-connection.ts';
import { type Lane, type StatementKind, systemWork, type Work } from './pool/work.ts';
import type { ReplicaSet } from './replicas/replica-set.ts';
import { ofKysely, type RunningTransaction } from './running-transaction.ts';
import type { Sql } from './sql.ts';

/** Called after every hand-written statement with its text, without values, and how long it took. */
export type StatementObserver = (text: string, milliseconds: number) => void;

/** A statement that has ended, the ORM's own and those that only begin or end a transaction included. */
export interface EndedStatement {
  /** Without values. */
  readonly text: string;
  /** By `performance.now()`. */
  readonly startedAt: number;
  /** How many rows it returned or changed, where that is known. */
  readonly rows?: number;
  readonly error?: unknown;
  /** Undefined inside a transaction, whose lane `inLane` has said. */
  readonly lane?: Lane;
}

/** What traces need to know of a database. */
export interface StatementTrace {
  statement(statement: EndedStatement): void;
  /** Runs work that has a connection of this lane. */
  inLane<T>(lane: Lane, work: () => Promise<T>): Promise<T>;
}

/** The part of the ORM's metadata that is used here, without its types for each property of one entity. */
export interface TableMetadata extends Pick<EntityMetadata, 'tableName' | 'indexes'> {
  readonly properties: Readonly<Record<string, EntityProperty | undefined>>;
}

/** The database servers of a process. The embedded database has none. */
export interface Servers {
  /** The address of the primary. */
  readonly url: string;
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
  /** Set where there are traces. */
  trace: StatementTrace | undefined;

  /** What opening the embedded database has done to a file that existed. */
  upgrade: Upgrade | undefined;

  constructor(
    readonly orm: MikroORM,
    readonly dialect: Dialect,
    readonly servers: Servers | undefined,
  ) {}

  get metadata(): MetadataStorage {
    return this.orm.getMetadata();
  }

  /** The entity with this name; undefined when there is none. */
  metadataNamed(name: string): TableMetadata | undefined {
    return this.metadata.getByClassName(name, false) as TableMetadata | undefined;
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
      return this.#execute(this.#embedded, statement, work.lane);
    }
    const { text } = statement;
    const { lane } = work;
    const startedAt = performance.now();
    const values = statement.values.map(this.dialect.bind);
    const rows = await this.#traced(
      on === 'read' && servers.replicas
        ? this.#read<R>(servers, servers.replicas, text, values, work)
        : servers.primary.run<R>(text, values, work),
      { text, startedAt, lane },
      rows => rows.length,
    );
    this.observe?.(text, performance.now() - startedAt);
    return rows;
  }

  /**
   * Runs `work` in one transaction with an entity manager of its own, writes what has changed in its entities, and
   * commits. For whoever holds a connection.
   */
  async transaction<T>(work: (em: EntityManager) => Promise<T>): Promise<T> {
    const em = this.fork();
    const running = await this.#tracedEnd('begin', this.#begin());
    em.setTransactionContext(running);
    try {
      const result = await work(em);
      await em.flush();
      await this.#tracedEnd('commit', running.commit());
      return result;
    } catch (error) {
      // A connection that fails here is given up, and the server rolls back. The reason is the first error.
      await this.#tracedEnd('rollback', running.rollback()).catch(() => undefined);
      throw error;
    }
  }

  /** Runs a statement inside the entity manager's transaction. */
  async runWithin<R>(em: EntityManager, statement: Sql): Promise<R[]> {
    return this.#execute(transactionOf(em), statement);
  }

  /** The same for a statement whose result nobody needs: it may be sent together with the next one. */
  async writeWithin(em: EntityManager, { text, values }: Sql): Promise<void> {
    const startedAt = performance.now();
    const compiled = CompiledQuery.raw(this.dialect.text(text), values.map(this.dialect.bind));
    await this.#traced(transactionOf(em).write(compiled), { text, startedAt });
    this.observe?.(text, performance.now() - startedAt);
  }

  /** The same for a statement that changes rows. Returns how many it changed. */
  async changeWithin(em: EntityManager, statement: Sql): Promise<number> {
    const { numAffectedRows } = await this.#send(transactionOf(em), statement);
    return Number(numAffectedRows ?? 0n);
  }

  /** The same for an insert of one row that ends in the dialect's `keepExisting`. Returns whether it added the row. */
  async insertWithin(em: EntityManager, statement: Sql): Promise<boolean> {
    return this.dialect.hasInserted(await this.#send(transactionOf(em), statement));
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
    const { trace } = this;
    const run = trace ? () => trace.inLane(lane, use) : use;
    const slots = this.servers?.primary.slots;
    if (!slots) return run();
    const waiting = slots.take(work, lane);
    if (waiting) await waiting;
    try {
      return await run();
    } finally {
      slots.release(work, lane);
    }
  }

  /** Calls `see` with the text of each statement of the entity manager's transaction, the ORM's own included. */
  watchTransaction(em: EntityManager, see: (text: string) => void): void {
    const transaction = transactionOf(em);
    const execute = transaction.executeQuery.bind(transaction);
    const write = transaction.write.bind(transaction);
    transaction.executeQuery = statement => {
      see(statement.sql);
      return execute(statement);
    };
    transaction.write = statement => {
      see(statement.sql);
      return write(statement);
    };
  }

  /** Gives the other statements of the entity manager's transaction the deadline of this kind. */
  async limitTransaction(em: EntityManager, kind: StatementKind): Promise<void> {
    const deadlines = this.servers?.deadlines;
    if (deadlines)
      await transactionOf(em).executeQuery(CompiledQuery.raw(deadlines.sql(deadlines.seconds[kind])));
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

  async #begin(): Promise<RunningTransaction> {
    const { servers } = this;
    return servers ? servers.primary.begin() : ofKysely(await this.#embedded.startTransaction().execute());
  }

  get #embedded(): Kysely<unknown> {
    return (this.orm.driver.getConnection('write') as AbstractSqlConnection).getClient();
  }

  async #execute<R>(
    client: Pick<RunningTransaction, 'executeQuery'>,
    statement: Sql,
    lane?: Lane,
  ): Promise<R[]> {
    const { rows } = await this.#send<R>(client, statement, lane);
    return rows;
  }

  async #send<R>(
    client: Pick<RunningTransaction, 'executeQuery'>,
    statement: Sql,
    lane?: Lane,
  ): Promise<QueryResult<R>> {
    const compiled = CompiledQuery.raw(
      this.dialect.text(statement.text),
      statement.values.map(this.dialect.bind),
    );
    const startedAt = performance.now();
    const result = await this.#traced(
      client.executeQuery(compiled) as Promise<QueryResult<R>>,
      { text: statement.text, startedAt, ...(lane && { lane }) },
      ({ rows, numAffectedRows }) => rows.length || Number(numAffectedRows ?? 0),
    );
    this.observe?.(statement.text, performance.now() - startedAt);
    return result;
  }

  #tracedEnd<T>(text: string, running: Promise<T>): Promise<T> {
    return this.#traced(running, { text, startedAt: performance.now() });
  }

  /** Reports a statement that is running, when it has ended, where there are traces. */
  #traced<T>(running: Promise<T>, started: EndedStatement, rowsOf?: (result: T) => number): Promise<T> {
    const { trace } = this;
    if (!trace) return running;
    return running.then(
      result => {
        trace.statement({ ...started, ...(rowsOf && { rows: rowsOf(result) }) });
        return result;
      },
      error => {
        trace.statement({ ...started, error });
        throw error;
      },
    );
  }
}

function transactionOf(em: EntityManager): RunningTransaction {
  return em.getTransactionContext<RunningTransaction>()!;
}
