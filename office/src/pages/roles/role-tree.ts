import type { Permission } from '../../lib/permission.ts';
import type { RoleNodeFragment } from './generated/graphql.ts';

export type RoleNode = RoleNodeFragment;

/** The roles above a role, the nearest first. */
export function rolesAbove(roles: readonly RoleNode[], parentId: string | null | undefined): RoleNode[] {
  const above: RoleNode[] = [];
  let next = roles.find(({ id }) => id === parentId);
  while (next && !above.includes(next)) {
    above.push(next);
    const { parent } = next;
    next = roles.find(({ id }) => id === parent?.id);
  }
  return above;
}

/** Whether one role stands below another, at any depth. */
export function isBelow(roles: readonly RoleNode[], role: RoleNode, id: string): boolean {
  return rolesAbove(roles, role.parent?.id).some(above => above.id === id);
}

/** From which role above a permission comes. */
export function inheritedFrom(above: readonly RoleNode[], permission: Permission): RoleNode | undefined {
  return above.find(({ permissions }) => permissions.includes(permission));
}
