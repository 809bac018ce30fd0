import { isAllowed } from '../../../platform/authorization/actor.ts';
import { allPermissions, type Permission } from '../../../platform/authorization/permission.ts';
import type { Context } from '../../../platform/context/context.ts';

const allowsAllRoles: readonly Permission[] = ['STAFF_VIEW', 'USERS_VIEW', 'ROLES_ASSIGN', 'ROLES_MANAGE'];

/** Whether the actor sees roles that are not their own: whoever assigns roles, or sees who works here. */
export function seesAllRoles({ actor }: Pick<Context, 'actor'>): boolean {
  return allowsAllRoles.some(permission => isAllowed(actor, permission));
}

/** A role's own permissions and those of its parent, each once, in the order of the list of all permissions. */
export function effectivePermissions(
  own: readonly Permission[],
  inherited: readonly Permission[],
): Permission[] {
  const all = new Set([...own, ...inherited]);
  return allPermissions.filter(name => all.has(name));
}

/** The permissions in `needed` that are missing in `held`. Nobody may grant, take, or change permissions that they lack. */
export function missingFrom(held: ReadonlySet<Permission>, needed: readonly Permission[]): Permission[] {
  return needed.filter(name => !held.has(name));
}

export interface RoleNode {
  readonly id: string;
  readonly parentId: string | null;
  readonly permissions: readonly Permission[];
}

/** All roles below a role, at any depth, each after its parent. */
export function rolesBelow(roles: readonly RoleNode[], id: string): RoleNode[] {
  const children = roles.filter(role => role.parentId === id);
  return children.flatMap(child => [child, ...rolesBelow(roles, child.id)]);
}

/** Whether this parent would make a role its own ancestor. */
export function wouldCycle(roles: readonly RoleNode[], id: string, parentId: string | null): boolean {
  const parents = new Map(roles.map(role => [role.id, role.parentId]));
  for (let above: string | null | undefined = parentId; above; above = parents.get(above)) {
    if (above === id) return true;
  }
  return false;
}
