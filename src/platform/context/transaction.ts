import type { EntityManager } from '@mikro-orm/core';

/** Identifies a value that each transaction has its own of, such as the jobs that it will queue. */
export class TransactionKey<T> {
  constructor(readonly create: () => T) {}
}

/** A running transaction: its own values, and the hooks that run at its end. */
export class Transaction<Ctx> {
  readonly beforeCommit = new Map<unknown, (ctx: Ctx) => Promise<void>>();
  readonly afterCommit = new Map<unknown, () => void>();
  readonly #own = new Map<TransactionKey<unknown>, unknown>();

  constructor(readonly em: EntityManager) {}

  /** The value of this transaction under `key`, created on first use. */
  own<T>(key: TransactionKey<T>): T {
    if (!this.#own.has(key)) this.#own.set(key, key.create());
    return this.#own.get(key) as T;
  }
}
