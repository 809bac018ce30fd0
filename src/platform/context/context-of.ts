import type { EntityManager } from '@mikro-orm/core';
import type { Context } from './context.ts';

// The ORM calls its subscribers with the entity manager of a transaction, and nothing else reaches them.
const contexts = new WeakMap<EntityManager, Context>();

/** Whose transaction an entity manager writes in. */
export function contextOf(em: EntityManager): Context {
  const ctx = contexts.get(em);
  if (!ctx) throw new Error('Entities are written inside inTransaction(ctx, async ctx => …) only.');
  return ctx;
}

export function rememberContext(ctx: Context): void {
  contexts.set(ctx.em, ctx);
}
