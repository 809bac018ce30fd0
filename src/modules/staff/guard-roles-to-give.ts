import type { Context } from '../../platform/context/context.ts';
import { checkHolds } from '../accounts/roles/check-not-above.ts';
import { guardRole } from '../accounts/roles/guard-role.ts';
import type { Role } from '../accounts/roles/role.entity.ts';

/**
 * The roles that the actor wants to give somebody, guarded until the end of the transaction.
 * @throws UserError NOT_FOUND, BEYOND_OWN_PERMISSIONS for a role with permissions that the actor lacks
 */
export async function guardRolesToGive(ctx: Context, roleIds: readonly string[]): Promise<Role[]> {
  const roles: Role[] = [];
  // In the order of their ids, as everywhere, so that two who give several do not wait for each other.
  for (const roleId of [...new Set(roleIds)].sort()) {
    const path = ['roleIds', String(roleIds.indexOf(roleId))];
    const role = await guardRole(ctx, roleId, path);
    checkHolds(ctx, role.effectivePermissions, path);
    roles.push(role);
  }
  return roles;
}
