import type { Context } from '../../../platform/context/context.ts';
import { inTransaction } from '../../../platform/context/in-transaction.ts';
import { sql } from '../../../platform/database/sql.ts';
import { checkUnused } from '../../../platform/database/still-in-use.ts';
import { refuseIf } from '../../../platform/lib/problem.ts';
import { audit } from '../../audit/audit.ts';
import { checkHolds } from './check-not-above.ts';
import { guardRole } from './guard-role.ts';
import type { DeleteRoleInput } from './role.inputs.ts';
import { builtInProblem, membersOf, rolesInheriting } from './role.rules.ts';
import { UserRole } from './user-role.entity.ts';

/** Deletes a role permanently. @throws UserError NOT_FOUND, BUILT_IN_ROLE, BEYOND_OWN_PERMISSIONS, STILL_IN_USE */
export async function deleteRole(
  ctx: Context,
  { roleId }: DeleteRoleInput,
): Promise<{ deletedRoleId: string }> {
  return inTransaction(ctx, async ctx => {
    const role = await guardRole(ctx, roleId, ['roleId']);
    refuseIf(builtInProblem(role), ['roleId']);
    checkHolds(ctx, role.effectivePermissions, ['roleId']);
    const what = { type: 'role', name: role.name, id: ['roleId'] };
    const { forShare } = ctx.database.db.dialect;
    const members = sql`select count(*) as total from user_role as ur join user as u on u.id = ur.user_id
      where ur.role_id = ${roleId} and u.deleted_at is null${forShare}`;
    await checkUnused(ctx, what, membersOf, members);
    const below = sql`select count(*) as total from role where parent_id = ${roleId}${forShare}`;
    await checkUnused(ctx, what, rolesInheriting, below);
    audit(ctx, 'role.deleted', role, { details: { name: role.name, permissions: role.permissions } });
    // Members with deleted accounts do not count; their assignments are deleted with the role.
    await ctx.em.nativeDelete(UserRole, { role: roleId });
    ctx.em.remove(role);
    return { deletedRoleId: roleId };
  });
}
