import { isAllowed } from '../../../platform/authorization/actor.ts';
import type { Context } from '../../../platform/context/context.ts';
import { stillInUseProblem } from '../../../platform/database/still-in-use.ts';
import { nextActionOf, nextActions } from '../../../platform/graphql/next-action.ts';
import type { Problem } from '../../../platform/lib/problem.ts';
import { allRoles } from './all-roles.ts';
import { memberCountOf, type RoleRow } from './role.queries.ts';
import { beyondProblem, builtInProblem, membersOf, rolesBelow, rolesInheriting } from './role.rules.ts';

export const RoleNextAction = nextActionOf('Role', {
  UPDATE: 'Change it: `updateRole`. Of a built-in role only `requiresMfa` can be changed.',
  DELETE: 'Delete it: `deleteRole`.',
  ASSIGN: 'Give it to somebody: `assignRole`.',
  UNASSIGN: 'Take it from somebody: `unassignRole`.',
});

export const roleActionColumns = ['id', 'name', 'builtInKey', 'effectivePermissions'];

export function nextActionsOfRole(ctx: Context, role: RoleRow) {
  const isManaged = isAllowed(ctx.actor, 'ROLES_MANAGE');
  const isAssigned = isAllowed(ctx.actor, 'ROLES_ASSIGN');
  const beyond = () => beyondProblem(ctx.actor.permissions, role.effectivePermissions);
  return nextActions({
    UPDATE: isManaged && (() => beyond() ?? problemBelow(ctx, role)),
    DELETE: isManaged && (() => builtInProblem(role) ?? beyond() ?? problemOfUsers(ctx, role)),
    ASSIGN: isAssigned && beyond,
    UNASSIGN: isAssigned && beyond,
  });
}

/** A change of a role of one's own changes what the roles below it inherit. */
async function problemBelow(ctx: Context, { id, builtInKey }: RoleRow): Promise<Problem | null> {
  if (builtInKey !== null) return null;
  const roles = await allRoles(ctx);
  const below = rolesBelow(
    roles.map(role => ({ id: role.id, parentId: role.parent, permissions: role.effectivePermissions })),
    id,
  );
  const needed = below.flatMap(role => role.permissions);
  return beyondProblem(ctx.actor.permissions, needed);
}

async function problemOfUsers(ctx: Context, { id, name }: RoleRow): Promise<Problem | null> {
  const what = { type: 'role', name };
  const [members, roles] = await Promise.all([memberCountOf(ctx, id), allRoles(ctx)]);
  const below = roles.filter(role => role.parent === id).length;
  return stillInUseProblem(what, membersOf, members) ?? stillInUseProblem(what, rolesInheriting, below);
}
