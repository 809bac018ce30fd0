import { createHash } from 'node:crypto';
import type { Context } from '../context/context.ts';
import { insertIfAbsent } from '../database/bulk.ts';
import { query } from '../database/rows.ts';
import { sql } from '../database/sql.ts';
import { newId } from '../lib/typed-id.ts';
import { UserError } from '../lib/user-error.ts';
import { IdempotencyRecord } from './idempotency-record.entity.ts';

/**
 * Does the work once per key, within a transaction, however often and at the same time the request is sent. The result
 * is known before the work, since ids are generated in the process. So a repetition waits at the key until the first
 * request is committed, and then returns its result; if the first failed, the repetition does the work.
 * @throws UserError IDEMPOTENCY_KEY_REUSED when the key was used for a different request
 */
export async function idempotent<R extends object>(
  ctx: Context,
  operation: string,
  input: { readonly idempotencyKey: string },
  result: R,
  work: () => Promise<void>,
): Promise<R> {
  const actorId = actorIdOf(ctx);
  const inputHash = hashOf(operation, input);
  const now = ctx.clock.now();
  const isFirst = await insertIfAbsent(ctx, IdempotencyRecord, {
    id: newId(IdempotencyRecord.idPrefix),
    createdAt: now,
    updatedAt: now,
    version: 1,
    actorId,
    requestKey: input.idempotencyKey,
    inputHash,
    result,
  });
  if (isFirst) {
    await work();
    return result;
  }
  const { forShare } = ctx.database.db.dialect;
  const [earlier] = await query<{ inputHash: string; result: string | R }>(
    ctx,
    sql`/* idempotency.earlier */ select input_hash as inputHash, result from idempotency_record where actor_id = ${actorId} and request_key = ${input.idempotencyKey}${forShare}`,
  );
  if (earlier!.inputHash !== inputHash)
    throw new UserError(
      'IDEMPOTENCY_KEY_REUSED',
      'This idempotency key was used for another request. Use a new key for each request.',
      { path: ['idempotencyKey'] },
    );
  return typeof earlier!.result === 'string' ? (JSON.parse(earlier!.result) as R) : earlier!.result;
}

/**
 * Replaces the result that `idempotent` keeps for a key, so that repetitions get this one. For work that finds out only
 * when it runs that its result is another, such as an object that exists already.
 */
export async function replaceResult(
  ctx: Context,
  { idempotencyKey }: { readonly idempotencyKey: string },
  result: object,
): Promise<void> {
  const key = { actorId: actorIdOf(ctx), requestKey: idempotencyKey };
  await ctx.em.nativeUpdate(IdempotencyRecord, key, { result });
}

function actorIdOf(ctx: Context): string {
  return ctx.actor.userId ?? 'guest';
}

function hashOf(operation: string, input: object): string {
  return createHash('sha256')
    .update(`${operation} ${canonical(input)}`)
    .digest('hex');
}

/** The same text for the same input, whatever the order of its fields. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner) && !(inner instanceof Date)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
