import { isAllowed } from '../../../platform/authorization/actor.ts';
import { allPermissions, type Permission } from '../../../platform/authorization/permission.ts';
import type { Context } from '../../../platform/context/context.ts';
import type { Problem } from '../../../platform/lib/problem.ts';
import { slugOf } from '../../../platform/lib/slug.ts';

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

/** What stands against giving, taking, or changing these permissions. */
export function beyondProblem(held: ReadonlySet<Permission>, needed: readonly Permission[]): Problem | null {
  const missing = new Set(missingFrom(held, needed));
  if (missing.size === 0) return null;
  const names = allPermissions.filter(name => missing.has(name));
  return {
    code: 'BEYOND_OWN_PERMISSIONS',
    message: `You need these permissions yourself: ${names.join(', ')}.`,
  };
}

export function builtInProblem(role: {
  readonly name: string;
  readonly builtInKey: string | null;
}): Problem | null {
  return role.builtInKey === null
    ? null
    : { code: 'BUILT_IN_ROLE', message: `"${role.name}" is built in and cannot be deleted.` };
}

export const membersOf = { one: 'member', many: 'members' };
export const rolesInheriting = { one: 'role below it', many: 'roles below it' };

/** @param adminsLeft the active administrators after a change to somebody who was one */
export function lastAdminProblem(adminsLeft: readonly string[]): Problem | null {
  if (adminsLeft.length > 0) return null;
  const message = 'This is the last administrator. Give another user the role Administrator first.';
  return { code: 'LAST_ADMIN', message };
}

/** The code of a new role, from its name: `SHIFT_LEAD`, or `SHIFT_LEAD_2` when that is taken. */
export function newRoleCode(name: string, taken: ReadonlySet<string>): string {
  const code = slugOf(name, 56).replaceAll('-', '_').toUpperCase() || 'ROLE';
  if (!taken.has(code)) return code;
  let number = 2;
  while (taken.has(`${code}_${number}`)) number++;
  return `${code}_${number}`;
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
