import { requirePermission, requireUserId } from '../../../platform/authorization/rules.ts';
import type { Context } from '../../../platform/context/context.ts';
import { inTransaction } from '../../../platform/context/in-transaction.ts';
import { lockById } from '../../../platform/database/saving.ts';
import { audit } from '../../audit/audit.ts';
import { checkNotAbove } from '../roles/check-not-above.ts';
import { keepAnAdmin } from '../roles/keep-an-admin.ts';
import { endSessions } from '../sessions/end-sessions.ts';
import { UserToken } from '../tokens/user-token.entity.ts';
import { eraseUser } from './erase-user.ts';
import { User } from './user.entity.ts';
import type { DeleteUserInput } from './user.inputs.ts';

/**
 * Deletes an account: the actor's own, or with USERS_MANAGE any. Orders and other records of the user stay. With
 * `anonymize` the person is erased as well: here in this transaction, and in the modules above by their jobs a moment
 * later. Only signed contracts keep their data, for `Settings.retentionYears`.
 * @throws UserError NOT_FOUND, BEYOND_OWN_PERMISSIONS, LAST_ADMIN
 */
export async function deleteUser(
  ctx: Context,
  { userId, anonymize }: DeleteUserInput,
): Promise<{ deletedUserId: string }> {
  const isOwn = requireUserId(ctx) === userId;
  if (!isOwn) requirePermission(ctx, 'USERS_MANAGE');
  return inTransaction(ctx, async ctx => {
    await keepAnAdmin(ctx, userId, ['userId'], async () => {
      if (!isOwn) await checkNotAbove(ctx, userId, ['userId']);
      // A deleted account can still be erased.
      const user = await lockById(ctx, User, userId, ['userId'], { deleted: anonymize });
      user.deletedAt ??= ctx.clock.now();
      // The address becomes available to whoever confirms it next.
      user.verifiedEmailKey = null;
      await endSessions(ctx, userId, 'DELETED');
      await ctx.em.nativeDelete(UserToken, { user: userId });
      if (anonymize) await eraseUser(ctx, user);
      else audit(ctx, 'user.deleted', user);
    });
    return { deletedUserId: userId };
  });
}
