import { LockMode } from '@mikro-orm/core';
import type { Context } from '../context/context.ts';
import { type Problem, refuseIf } from '../lib/problem.ts';
import { UserError } from '../lib/user-error.ts';
import type { BaseEntity, EntityType } from './base.entity.ts';

/**
 * Loads an entity and locks it until the end of the transaction.
 * @throws UserError NOT_FOUND when there is none, or when it is deleted and `deleted` is not set.
 */
export async function lockById<E extends BaseEntity>(
  ctx: Context,
  entity: EntityType<E>,
  id: string,
  path: readonly string[],
  options: { shared?: boolean; deleted?: boolean } = {},
): Promise<E> {
  const found = await ctx.em.findOne<BaseEntity>(
    entity,
    { id },
    {
      lockMode: options.shared ? LockMode.PESSIMISTIC_READ : LockMode.PESSIMISTIC_WRITE,
      // What this transaction read without a lock may be old by now.
      refresh: true,
      ...(options.deleted && { filters: { notDeleted: false } }),
    },
  );
  if (!found) refuseIf(notFound(entity, id), path);
  return found as E;
}

/** What a mutation answers about an object that is not there, or is deleted. */
export function notFound({ idPrefix }: Pick<EntityType, 'idPrefix'>, id: string): Problem {
  return { code: 'NOT_FOUND', message: `There is no ${idPrefix} with the id ${id}.` };
}

/** A deleted object counts as one that is not there, unless it is restored. */
export function deletedProblem(
  entity: Pick<EntityType, 'idPrefix'>,
  { id, deletedAt }: Pick<BaseEntity, 'id' | 'deletedAt'>,
): Problem | null {
  return deletedAt === null ? null : notFound(entity, id);
}

/** @throws UserError VERSION_CONFLICT when the caller has read an older version. No version means no check. */
export function checkVersion(entity: BaseEntity, version: number | null | undefined): void {
  if (version == null || version === entity.version) return;
  throw new UserError(
    'VERSION_CONFLICT',
    `This was changed in the meantime: you have version ${version}, and it is at version ${entity.version}. Read it again and repeat your change.`,
    { path: ['version'], currentVersion: entity.version, currentId: entity.id },
  );
}

/** The entries of an object that are not undefined. */
export function definedFields<T extends object>(fields: T): Partial<T> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<T>;
}

/** The same, without spaces around texts. */
export function trimmedFields<T extends object>(fields: T): Partial<T> {
  const entries = Object.entries(definedFields(fields));
  return Object.fromEntries(
    entries.map(([name, value]) => [name, typeof value === 'string' ? value.trim() : value]),
  ) as Partial<T>;
}

/** Writes what changed. A violation of a unique index becomes the user error that is given for its column. */
export async function flushUnique(
  ctx: Context,
  entity: EntityType,
  duplicates: Readonly<Record<string, () => UserError>>,
): Promise<void> {
  try {
    await ctx.em.flush();
  } catch (error) {
    const { db } = ctx.database;
    const table = db.metadataOf(entity).tableName;
    for (const [column, userError] of Object.entries(duplicates)) {
      if (db.dialect.isDuplicate(error, table, column)) throw userError();
    }
    throw error;
  }
}

/** @throws UserError NOT_DELETED */
export function checkDeleted(entity: BaseEntity, what: string, path: readonly string[]): void {
  refuseIf(notDeletedProblem(entity, what), path);
}

/** What stands against restoring an object. */
export function notDeletedProblem(
  { deletedAt }: Pick<BaseEntity, 'deletedAt'>,
  what: string,
): Problem | null {
  return deletedAt === null ? { code: 'NOT_DELETED', message: `This ${what} is not deleted.` } : null;
}
