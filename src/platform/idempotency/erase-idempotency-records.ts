import type { Context } from '../context/context.ts';
import { IdempotencyRecord } from './idempotency-record.entity.ts';

/**
 * Deletes what is known of somebody's idempotent requests, within a transaction: the keys are texts of their own, and
 * the hashes are over all that they sent. Only for somebody who can send no more requests.
 */
export async function eraseIdempotencyRecords(ctx: Context, actorId: string): Promise<void> {
  await ctx.em.nativeDelete(IdempotencyRecord, { actorId });
}
