import { setTimeout as sleep } from 'node:timers/promises';
import type { EntityManager } from '@mikro-orm/core';
import type DataLoader from 'dataloader';
import type { FastifyBaseLogger } from 'fastify';
import type { Actor } from './authorization/actor.ts';
import type { Database } from './database/database.ts';
import type { Clock } from './lib/clock.ts';

/** What lives as long as the process. */
export interface Services {
  readonly database: Database;
  readonly clock: Clock;
}

/** What is known of one request. */
export interface RequestFacts {
  readonly actor: Actor;
  readonly requestId: string;
  readonly log: FastifyBaseLogger;
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

  // Apollo hands resolvers a copy of the context, which JavaScript's own private fields would not survive.
  constructor(
    private readonly services: Services,
    private readonly request: RequestFacts,
    private readonly transaction?: EntityManager,
  ) {
    this.actor = request.actor;
    this.requestId = request.requestId;
    this.log = request.log;
    this.clock = services.clock;
  }

  /** The entity manager of the running transaction. Writes happen nowhere else. */
  get em(): EntityManager {
    if (!this.transaction) throw new Error('Entities are written inside inTransaction(ctx, async ctx => …).');
    return this.transaction;
  }

  /** For the read path: the database, and the transaction's entity manager when there is one. */
  get database(): { readonly db: Database; readonly em: EntityManager | undefined } {
    return { db: this.services.database, em: this.transaction };
  }

  get isInTransaction(): boolean {
    return this.transaction !== undefined;
  }

  within(transaction: EntityManager): Context {
    return new Context(this.services, this.request, transaction);
  }
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
      const result = await db.fork().transactional(em => work(ctx.within(em)));
      ctx.hasWritten = true;
      ctx.loaders.clear();
      return result;
    } catch (error) {
      if (attempt === maxAttempts || !db.dialect.isDeadlock(error)) throw error;
      ctx.log.debug({ attempt }, 'Lost a race for locks; trying again.');
      await sleep(Math.random() * 10 * 2 ** attempt);
    }
  }
}
