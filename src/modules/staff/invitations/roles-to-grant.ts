import type { Context } from '../../../platform/context/context.ts';
import { guardRole } from '../../accounts/roles/guard-role.ts';
import { Role } from '../../accounts/roles/role.entity.ts';
import { missingFrom } from '../../accounts/roles/role.rules.ts';
import { tokenInvalid } from '../../accounts/tokens/user-tokens.ts';
import { personOf } from '../../accounts/users/person-of.ts';
import type { StaffInvitation } from './staff-invitation.entity.ts';

/**
 * The roles of an invitation that is accepted, guarded; without those that were deleted since. Whoever sent it must still
 * be able to grant them: somebody who was dismissed leaves no way in.
 * @throws UserError TOKEN_INVALID
 */
export async function rolesToGrant(ctx: Context, { roleIds, invitedBy }: StaffInvitation): Promise<Role[]> {
  const existing = await ctx.em.find(Role, { id: { $in: roleIds } }, { orderBy: { id: 'asc' } });
  const roles: Role[] = [];
  for (const { id } of existing) roles.push(await guardRole(ctx, id, ['token']));
  const inviter = await personOf(ctx, invitedBy.id);
  const needed = roles.flatMap(role => role.effectivePermissions);
  if (!inviter?.permissions.has('STAFF_MANAGE') || missingFrom(inviter.permissions, needed).length > 0)
    throw tokenInvalid();
  return roles;
}
