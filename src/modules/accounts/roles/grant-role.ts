import { allPermissions } from '../../../platform/authorization/permission.ts';
import type { Context } from '../../../platform/context/context.ts';
import { create } from '../../../platform/database/create.ts';
import { publish } from '../../../platform/live/publish.ts';
import { raiseAlert } from '../../audit/alerts/raise-alert.ts';
import { audit } from '../../audit/audit.ts';
import type { User } from '../users/user.entity.ts';
import { userChanged } from '../users/users.live.ts';
import type { Role } from './role.entity.ts';
import { UserRole } from './user-role.entity.ts';

/**
 * Gives a locked user a role, within a transaction. Returns false when the user already has it.
 * @param grantedById whoever decided about it, when that is not the actor
 */
export async function grantRole(
  ctx: Context,
  user: User,
  role: Role,
  grantedById: string | null = ctx.actor.userId,
): Promise<boolean> {
  if (await ctx.em.findOne(UserRole, { user: user.id, role: role.id })) return false;
  create(ctx, UserRole, { user, role, grantedById });
  publish(ctx, userChanged, { about: user.id });
  audit(
    ctx,
    'user.role-assigned',
    { type: 'User', id: user.id },
    {
      actorId: grantedById,
      details: { roleId: role.id, role: role.name },
    },
  );
  if (allPermissions.every(name => role.effectivePermissions.includes(name)))
    await raiseAlert(ctx, {
      kind: 'NEW_ADMIN',
      subject: user.id,
      message: `${user.id} was given the role "${role.name}", which grants all permissions.`,
    });
  return true;
}
