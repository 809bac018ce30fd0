import type { Context } from '../../../platform/context/context.ts';
import { inTransaction } from '../../../platform/context/in-transaction.ts';
import { lockById } from '../../../platform/database/saving.ts';
import { UserError } from '../../../platform/lib/user-error.ts';
import { User } from '../users/user.entity.ts';
import { checkHolds } from './check-not-above.ts';
import { grantRole } from './grant-role.ts';
import { guardRole } from './guard-role.ts';
import type { AssignRoleInput } from './role.inputs.ts';

/** @throws UserError NOT_FOUND, BEYOND_OWN_PERMISSIONS, ALREADY_DONE */
export async function assignRole(
  ctx: Context,
  { userId, roleId }: AssignRoleInput,
): Promise<{ userId: string }> {
  return inTransaction(ctx, async ctx => {
    const role = await guardRole(ctx, roleId, ['roleId']);
    checkHolds(ctx, role.effectivePermissions, ['roleId']);
    const user = await lockById(ctx, User, userId, ['userId']);
    if (!(await grantRole(ctx, user, role)))
      throw new UserError('ALREADY_DONE', `${user.name} already has the role "${role.name}".`, {
        path: ['roleId'],
      });
    return { userId };
  });
}
