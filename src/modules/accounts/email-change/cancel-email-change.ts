import { requireUserId } from '../../../platform/authorization/rules.ts';
import type { Context } from '../../../platform/context/context.ts';
import { inTransaction } from '../../../platform/context/in-transaction.ts';
import { lockById } from '../../../platform/database/saving.ts';
import { UserError } from '../../../platform/lib/user-error.ts';
import { publish } from '../../../platform/live/publish.ts';
import { audit } from '../../audit/audit.ts';
import { User } from '../users/user.entity.ts';
import { userChanged } from '../users/users.live.ts';
import { dropPendingChange } from './drop-pending-change.ts';

/** Cancels the pending change of the actor's email address. @throws UserError ALREADY_DONE when none is pending */
export async function cancelEmailChange(ctx: Context): Promise<{ userId: string }> {
  const userId = requireUserId(ctx);
  return inTransaction(ctx, async ctx => {
    const user = await lockById(ctx, User, userId, []);
    if (!(await dropPendingChange(ctx, user.id)))
      throw new UserError('ALREADY_DONE', 'No change of your email address is pending.');
    publish(ctx, userChanged, { about: userId });
    audit(ctx, 'user.email-change-cancelled', { type: 'User', id: userId });
    return { userId };
  });
}
