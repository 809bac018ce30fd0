import type { Context } from '../../../platform/context/context.ts';
import { inTransaction } from '../../../platform/context/in-transaction.ts';
import { checkVersion, definedFields, flushUnique } from '../../../platform/database/saving.ts';
import { UserError } from '../../../platform/lib/user-error.ts';
import { audit } from '../../audit/audit.ts';
import { checkHolds, discountWithinOwn } from './check-not-above.ts';
import { findParent, roleNameTaken } from './create-role.ts';
import { lockAllRoles } from './lock-all-roles.ts';
import { publishMembers } from './publish-members.ts';
import { Role } from './role.entity.ts';
import type { UpdateRoleInput } from './role.inputs.ts';
import { effectivePermissions, rolesBelow, wouldCycle } from './role.rules.ts';

/**
 * Changes a role and the inherited permissions of the roles below it. Members have the new permissions from their next
 * request on.
 * @throws UserError NOT_FOUND, VERSION_CONFLICT, BUILT_IN_ROLE, NAME_TAKEN, ROLE_CYCLE, BEYOND_OWN_PERMISSIONS when the
 * role, or one below it, has permissions before or after the change that the actor lacks
 */
export async function updateRole(ctx: Context, input: UpdateRoleInput): Promise<{ roleId: string }> {
  return inTransaction(ctx, async ctx => {
    const roles = await lockAllRoles(ctx);
    const role = roles.find(one => one.id === input.roleId);
    if (!role)
      throw new UserError('NOT_FOUND', `There is no role with the id ${input.roleId}.`, { path: ['roleId'] });
    checkVersion(role, input.version);
    checkHolds(ctx, role.effectivePermissions, ['roleId']);
    if (role.builtInKey) changeBuiltIn(role, input);
    else change(ctx, roles, role, input);
    audit(ctx, 'role.updated', role);
    const below = rolesBelow(roles.map(nodeOf), role.id);
    await publishMembers(ctx, [role.id, ...below.map(({ id }) => id)]);
    await flushUnique(ctx, Role, { name: () => roleNameTaken(role.name) });
    return { roleId: role.id };
  });
}

function changeBuiltIn(role: Role, input: UpdateRoleInput): void {
  const fixed = (['name', 'description', 'parentId', 'permissions', 'maxDiscountRate'] as const).find(
    field => input[field] !== undefined,
  );
  if (fixed)
    throw new UserError(
      'BUILT_IN_ROLE',
      `"${role.name}" is built in, so only "requiresMfa" can be changed. Create a role of your own for other changes.`,
      { path: [fixed] },
    );
  role.requiresMfa = input.requiresMfa ?? role.requiresMfa;
}

function change(ctx: Context, roles: readonly Role[], role: Role, input: UpdateRoleInput): void {
  const { name, description, requiresMfa, permissions, parentId } = input;
  Object.assign(
    role,
    definedFields({
      name: name?.trim(),
      description: description?.trim(),
      requiresMfa: requiresMfa ?? undefined,
    }),
  );
  if (input.maxDiscountRate != null) role.maxDiscountPpm = discountWithinOwn(ctx, input.maxDiscountRate);
  if (parentId !== undefined) {
    if (wouldCycle(roles.map(nodeOf), role.id, parentId))
      throw new UserError('ROLE_CYCLE', 'A role cannot inherit from itself or from a role below it.', {
        path: ['parentId'],
      });
    role.parent = findParent(roles, parentId);
  }
  if (permissions) role.permissions = effectivePermissions(permissions, []);
  const below = rolesBelow(roles.map(nodeOf), role.id).map(({ id }) => roles.find(one => one.id === id)!);
  for (const one of [role, ...below]) {
    checkHolds(ctx, one.effectivePermissions, ['roleId']);
    one.effectivePermissions = effectivePermissions(one.permissions, one.parent?.effectivePermissions ?? []);
    checkHolds(ctx, one.effectivePermissions, [permissions ? 'permissions' : 'parentId']);
    if (one !== role) audit(ctx, 'role.updated', one);
  }
}

function nodeOf({ id, parent, permissions }: Role) {
  return { id, parentId: parent?.id ?? null, permissions };
}
