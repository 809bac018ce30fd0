import type { Context } from '../../../platform/context/context.ts';
import { inTransaction } from '../../../platform/context/in-transaction.ts';
import { create } from '../../../platform/database/create.ts';
import { flushUnique } from '../../../platform/database/saving.ts';
import { UserError } from '../../../platform/lib/user-error.ts';
import { audit } from '../../audit/audit.ts';
import { checkHolds, discountWithinOwn } from './check-not-above.ts';
import { lockAllRoles } from './lock-all-roles.ts';
import { Role } from './role.entity.ts';
import type { CreateRoleInput } from './role.inputs.ts';
import { effectivePermissions, newRoleCode } from './role.rules.ts';

/** @throws UserError NAME_TAKEN, NOT_FOUND, BEYOND_OWN_PERMISSIONS */
export async function createRole(ctx: Context, input: CreateRoleInput): Promise<{ roleId: string }> {
  return inTransaction(ctx, async ctx => {
    const roles = await lockAllRoles(ctx);
    const parent = findParent(roles, input.parentId);
    const effective = effectivePermissions(input.permissions, parent?.effectivePermissions ?? []);
    checkHolds(ctx, effective, ['permissions']);
    const role = create(ctx, Role, {
      code: newRoleCode(input.name, new Set(roles.map(role => role.code))),
      name: input.name.trim(),
      description: input.description.trim(),
      parent,
      permissions: effectivePermissions(input.permissions, []),
      effectivePermissions: effective,
      maxDiscountPpm: discountWithinOwn(ctx, input.maxDiscountRate),
      requiresMfa: input.requiresMfa,
    });
    audit(ctx, 'role.created', role);
    await flushUnique(ctx, Role, { name: () => roleNameTaken(role.name) });
    return { roleId: role.id };
  });
}

/** Finds the parent role among all roles. @throws UserError NOT_FOUND */
export function findParent(roles: readonly Role[], id: string | null | undefined): Role | null {
  if (id == null) return null;
  const parent = roles.find(role => role.id === id);
  if (!parent)
    throw new UserError('NOT_FOUND', `There is no role with the id ${id}.`, { path: ['parentId'] });
  return parent;
}

export function roleNameTaken(name: string): UserError {
  return new UserError('NAME_TAKEN', `There is already a role with the name "${name}".`, { path: ['name'] });
}
