import type { EntityManager } from '@mikro-orm/core';
import type { FastifyBaseLogger } from 'fastify';
import type { Actor } from '../authorization/actor.ts';
import type { Credentials, Page } from '../authorization/credentials.ts';
import type { Database } from '../database/database.ts';
import type { Clock } from '../lib/clock.ts';
import { RequestState } from './request-state.ts';
import type { Services } from './services.ts';
import type { Transaction, TransactionKey } from './transaction.ts';

/** What is known of one request. */
export interface RequestInfo {
  readonly actor: Actor;
  readonly requestId: string;
  readonly log: FastifyBaseLogger;
  /** Null for work that belongs to no request. */
  readonly ip: string | null;
  readonly userAgent: string | null;
  /** None for work that belongs to no GraphQL request, and beside an `Authorization` header. */
  readonly cookies?: Credentials['cookies'];
  /** Whose page sent it. */
  readonly page?: Page;
}

/** Who sends a request, and what serves it: the first argument of every operation and query function. */
export class Context {
  readonly actor: Actor;
  readonly requestId: string;
  readonly log: FastifyBaseLogger;
  readonly clock: Clock;
  /**
   * The batching loaders of this context, by what they load. A transaction has its own, since a loader captures the
   * connection and the snapshot that it reads from.
   */
  readonly loaders = new Map<unknown, object>();

  // Apollo gives resolvers a copy of the context, in which JavaScript's own private fields would be missing.
  constructor(
    readonly services: Services,
    readonly request: RequestInfo,
    readonly state: RequestState = new RequestState(),
    private readonly transaction?: Transaction<Context>,
  ) {
    this.actor = request.actor;
    this.requestId = request.requestId;
    this.log = request.log;
    this.clock = services.clock;
  }

  /** The entity manager of the running transaction. Writes happen nowhere else. */
  get em(): EntityManager {
    return this.running.em;
  }

  /** For the read path: the database, and the transaction's entity manager when there is one. */
  get database(): { readonly db: Database; readonly em: EntityManager | undefined } {
    return { db: this.services.database, em: this.transaction?.em };
  }

  get isInTransaction(): boolean {
    return this.transaction !== undefined;
  }

  /** What the running transaction has under `key`. It is gone when the transaction ends. */
  ofTransaction<T>(key: TransactionKey<T>): T {
    return this.running.own(key);
  }

  /** Runs `hook` inside the transaction after all other work is done and written, right before the commit; once per key. */
  beforeCommit(key: unknown, hook: (ctx: Context) => Promise<void>): void {
    this.running.beforeCommit.set(key, hook);
  }

  /**
   * Runs `hook` after the transaction is committed, for effects within this process only; once per key. A hook that
   * throws is logged: the change is committed, so its client must not get an error.
   */
  afterCommit(key: unknown, hook: () => void): void {
    this.running.afterCommit.set(key, hook);
  }

  /** Records that this request has proved to come from the account's owner. Inside a transaction this counts after the commit. */
  markProven(userId: string): void {
    if (this.isInTransaction) this.afterCommit(`proven ${userId}`, () => this.state.markProven(userId));
    else this.state.markProven(userId);
  }

  /** Counts what a query does. What an operation does inside its transaction is the operation's own work. */
  spend(points: number): void {
    if (!this.isInTransaction) this.state.spend(points);
  }

  /** The same request inside a transaction: what belongs to the request is shared, what belongs to the transaction is new. */
  within(transaction: Transaction<Context>): Context {
    return new Context(this.services, this.request, this.state, transaction);
  }

  private get running(): Transaction<Context> {
    if (!this.transaction) throw new Error('This works only inside inTransaction(ctx, async ctx => …).');
    return this.transaction;
  }
}
