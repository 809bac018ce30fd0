import { requireUserId } from '../../platform/authorization/rules.ts';
import type { Context } from '../../platform/context/context.ts';
import { inTransaction } from '../../platform/context/in-transaction.ts';
import { Notification } from './notification.entity.ts';
import type { MarkNotificationsReadInput } from './notification.inputs.ts';

/** Marks the actor's own notifications as read; other people's ids change nothing. Returns how many were unread. */
export async function markNotificationsRead(
  ctx: Context,
  { ids }: MarkNotificationsReadInput,
): Promise<{ markedCount: number }> {
  const user = requireUserId(ctx);
  return inTransaction(ctx, async ctx => {
    const which = { user, readAt: null, ...(ids && { id: { $in: ids } }) };
    return { markedCount: await ctx.em.nativeUpdate(Notification, which, { readAt: ctx.clock.now() }) };
  });
}
