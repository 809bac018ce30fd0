import { setTimeout as sleep } from 'node:timers/promises';
import type { EntityManager } from '@mikro-orm/core';
import type DataLoader from 'dataloader';
import type { FastifyBaseLogger } from 'fastify';
import type { Actor } from '../authorization/actor.ts';
import type { Config } from '../config/config.ts';
import type { Database } from '../database/database.ts';
import type { ExportRegistry } from '../files/export-registry.ts';
import type { JobRegistry } from '../jobs/job-registry.ts';
import type { Clock } from '../lib/clock.ts';
import type { Keys } from '../lib/keys.ts';
import type { Passwords } from '../lib/passwords.ts';
import type { Throttle } from '../lib/throttle.ts';
import type { LiveBus } from '../live/live-bus.ts';

/** What lives as long as the process. */
export interface Services {
  readonly config: Config;
  readonly database: Database;
  readonly clock: Clock;
  readonly keys: Keys;
  readonly passwords: Passwords;
  readonly throttle: Throttle;
  readonly jobs: JobRegistry;
  readonly exports: ExportRegistry;
  readonly live: LiveBus;
}

/** What is known of one request. */
export interface RequestFacts {
  readonly actor: Actor;
  readonly requestId: string;
  readonly log: FastifyBaseLogger;
  /** Null for work that no request asked for. */
  readonly ip: string | null;
  readonly userAgent: string | null;
}

/** Who asks, when, and with what; the first argument of every operation and query function. */
export class Context {
  readonly actor: Actor;
  readonly requestId: string;
  readonly log: FastifyBaseLogger;
  readonly clock: Clock;
  /** The batching loaders of this request, by what they load. */
  readonly loaders = new Map<unknown, DataLoader<never, unknown>>();
  /** Since a request's own writes may not have reached a replica yet, its later reads go to the primary. */
  hasWritten = false;
  /** The accounts whose owner this request has proved to be, by signing in, beside the actor's own. */
  readonly provenUserIds = new Set<string>();

  // Apollo hands resolvers a copy of the context, which JavaScript's own private fields would not survive.
  constructor(
    readonly services: Services,
    readonly request: RequestFacts,
    private readonly transaction?: Transaction,
  ) {
    this.actor = request.actor;
    this.requestId = request.requestId;
    this.log = request.log;
    this.clock = services.clock;
  }

  /** The entity manager of the running transaction. Writes happen nowhere else. */
  get em(): EntityManager {
    if (!this.transaction) throw new Error('Entities are written inside inTransaction(ctx, async ctx => …).');
    return this.transaction.em;
  }

  /** For the read path: the database, and the transaction's entity manager when there is one. */
  get database(): { readonly db: Database; readonly em: EntityManager | undefined } {
    return { db: this.services.database, em: this.transaction?.em };
  }

  get isInTransaction(): boolean {
    return this.transaction !== undefined;
  }

  /** Runs `hook` inside the transaction when all else is done and written, right before the commit; once for a key. */
  beforeCommit(key: unknown, hook: (ctx: Context) => Promise<void>): void {
    this.hooks.beforeCommit.set(key, hook);
  }

  /** Runs `hook` once the transaction is committed, for what concerns only this process; once for a key. */
  afterCommit(key: unknown, hook: () => void): void {
    this.hooks.afterCommit.set(key, hook);
  }

  within(transaction: Transaction): Context {
    return new Context(this.services, this.request, transaction);
  }

  private get hooks(): Transaction {
    if (!this.transaction) throw new Error('There is no transaction to wait for.');
    return this.transaction;
  }
}

class Transaction {
  readonly beforeCommit = new Map<unknown, (ctx: Context) => Promise<void>>();
  readonly afterCommit = new Map<unknown, () => void>();

  constructor(readonly em: EntityManager) {}
}

const maxAttempts = 6;

/**
 * Runs `work` in one transaction and returns what it returned once that is committed. A deadlock or a lock timeout
 * runs it again, so `work` does nothing that a rollback cannot undo: no mail, no HTTP. Inside a transaction it joins.
 */
export async function inTransaction<T>(ctx: Context, work: (ctx: Context) => Promise<T>): Promise<T> {
  if (ctx.isInTransaction) return work(ctx);
  const { db } = ctx.database;
  for (let attempt = 1; ; attempt++) {
    try {
      let transaction: Transaction;
      const result = await db.fork().transactional(async em => {
        transaction = new Transaction(em);
        const inner = ctx.within(transaction);
        const done = await work(inner);
        if (transaction.beforeCommit.size > 0) await em.flush();
        for (const hook of transaction.beforeCommit.values()) await hook(inner);
        return done;
      });
      ctx.hasWritten = true;
      ctx.loaders.clear();
      for (const hook of transaction!.afterCommit.values()) hook();
      return result;
    } catch (error) {
      if (attempt === maxAttempts || !db.dialect.isDeadlock(error)) throw error;
      ctx.log.debug({ attempt }, 'Lost a race for locks; trying again.');
      await sleep(Math.random() * 10 * 2 ** attempt);
    }
  }
}
