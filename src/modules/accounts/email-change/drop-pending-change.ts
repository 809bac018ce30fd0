import type { Context } from '../../../platform/context/context.ts';
import { withdrawTokens } from '../tokens/user-tokens.ts';
import { EmailChange } from './email-change.entity.ts';

/** Drops a pending change of a user's address, and its token, within a transaction. Returns whether there was one. */
export async function dropPendingChange(ctx: Context, userId: string): Promise<boolean> {
  await withdrawTokens(ctx, userId, ['CHANGE_EMAIL']);
  // Found without a lock and deleted by id, so that people who change theirs at the same time do not wait for each other.
  const pending = await ctx.em.find(
    EmailChange,
    { user: userId, confirmedAt: null },
    { fields: ['id', 'expiresAt'] },
  );
  if (pending.length === 0) return false;
  await ctx.em.nativeDelete(EmailChange, { id: { $in: pending.map(({ id }) => id) } });
  return pending.some(({ expiresAt }) => expiresAt > ctx.clock.now());
}
