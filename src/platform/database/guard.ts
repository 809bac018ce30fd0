import type { Context } from '../context/context.ts';
import type { EntityType } from './base.entity.ts';
import type { GuardedEntity } from './guarded.entity.ts';
import { tableOf, write } from './rows.ts';
import { lockById } from './saving.ts';
import { rawSql, sql } from './sql.ts';

/**
 * Locks a row until the end of the transaction, by writing to it. Whoever checks something about other rows and writes
 * only those, guards the row that they belong to; for example the supplier, when a product is given to it. Locks alone
 * do this only in one database: nodes of a cluster that all take writes do not see each other's locks, but they compare
 * what was written, and of two transactions that wrote the same row the later one is run again.
 */
export async function guard(ctx: Context, entity: EntityType<GuardedEntity>, id: string): Promise<void> {
  const table = rawSql(`\`${tableOf(ctx.database.db, entity)}\``);
  await write(ctx, sql`/* guard */ update ${table} set guard = 1 - guard where id = ${id}`);
}

/**
 * Loads an entity and guards it.
 * @throws UserError NOT_FOUND when there is none, or when it is deleted and `deleted` is not set.
 */
export async function guardById<E extends GuardedEntity>(
  ctx: Context,
  entity: EntityType<E>,
  id: string,
  path: readonly string[],
  options: { deleted?: boolean } = {},
): Promise<E> {
  const found = await lockById(ctx, entity, id, path, options);
  await guard(ctx, entity, id);
  return found;
}

/** Loads an entity that an input may refer to, and guards it, so that nobody deletes it meanwhile. Absent stays absent, null stays null. */
export async function guardReference<E extends GuardedEntity>(
  ctx: Context,
  entity: EntityType<E>,
  id: string | null | undefined,
  path: readonly string[],
): Promise<E | null | undefined> {
  return id == null ? (id as null | undefined) : guardById(ctx, entity, id, path);
}
