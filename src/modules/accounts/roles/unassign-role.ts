import type { Context } from '../../../platform/context/context.ts';
import { inTransaction } from '../../../platform/context/in-transaction.ts';
import { lockById } from '../../../platform/database/saving.ts';
import { UserError } from '../../../platform/lib/user-error.ts';
import { publish } from '../../../platform/live/publish.ts';
import { audit } from '../../audit/audit.ts';
import { User } from '../users/user.entity.ts';
import { userChanged } from '../users/users.live.ts';
import { checkHolds } from './check-not-above.ts';
import { guardRole } from './guard-role.ts';
import { keepAnAdmin } from './keep-an-admin.ts';
import type { UnassignRoleInput } from './role.inputs.ts';
import { UserRole } from './user-role.entity.ts';

/** @throws UserError NOT_FOUND, BEYOND_OWN_PERMISSIONS, LAST_ADMIN, ALREADY_DONE when the user does not have it */
export async function unassignRole(
  ctx: Context,
  { userId, roleId }: UnassignRoleInput,
): Promise<{ userId: string }> {
  return inTransaction(ctx, async ctx => {
    await keepAnAdmin(ctx, userId, ['userId'], async () => {
      const role = await guardRole(ctx, roleId, ['roleId']);
      checkHolds(ctx, role.effectivePermissions, ['roleId']);
      const user = await lockById(ctx, User, userId, ['userId']);
      const removed = await ctx.em.nativeDelete(UserRole, { user: userId, role: roleId });
      if (removed === 0)
        throw new UserError('ALREADY_DONE', `${user.name} does not have the role "${role.name}".`, {
          path: ['roleId'],
        });
      publish(ctx, userChanged, { about: userId });
      audit(
        ctx,
        'user.role-unassigned',
        { type: 'User', id: userId },
        {
          details: { roleId, role: role.name },
        },
      );
    });
    return { userId };
  });
}
