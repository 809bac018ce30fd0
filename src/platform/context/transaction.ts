import type { EntityManager } from '@mikro-orm/core';

/** Names something that each transaction has one of, such as the jobs that it is going to queue. */
export class TransactionKey<T> {
  constructor(readonly create: () => T) {}
}

/** A running transaction: what belongs to it, and what is to happen at its end. */
export class Transaction<Ctx> {
  readonly beforeCommit = new Map<unknown, (ctx: Ctx) => Promise<void>>();
  readonly afterCommit = new Map<unknown, () => void>();
  readonly #own = new Map<TransactionKey<unknown>, unknown>();

  constructor(readonly em: EntityManager) {}

  /** What this transaction has under `key`, created on first use. */
  own<T>(key: TransactionKey<T>): T {
    if (!this.#own.has(key)) this.#own.set(key, key.create());
    return this.#own.get(key) as T;
  }
}
