import type { Context } from '../../../platform/context/context.ts';
import { loadGroup } from '../../../platform/database/load.ts';
import { query } from '../../../platform/database/rows.ts';
import { listSql, sql } from '../../../platform/database/sql.ts';
import type { Problem } from '../../../platform/lib/problem.ts';
import { refuseIf } from '../../../platform/lib/problem.ts';
import { builtInRoleId } from './built-in-roles.ts';
import { guardRole } from './guard-role.ts';
import { lastAdminProblem } from './role.rules.ts';

/**
 * Runs a change that could leave the store without an administrator, within a transaction. All such changes guard the
 * ADMIN role first, so that two administrators cannot remove each other at the same time.
 * @throws UserError LAST_ADMIN when the user was an administrator and no active one is left
 */
export async function keepAnAdmin(
  ctx: Context,
  userId: string,
  path: readonly string[],
  change: () => Promise<void>,
): Promise<void> {
  await guardRole(ctx, builtInRoleId('ADMIN'), path);
  const wasAdmin = (await activeAdmins(ctx)).includes(userId);
  await change();
  await ctx.em.flush();
  if (wasAdmin) refuseIf(lastAdminProblem(await activeAdmins(ctx)), path);
}

async function activeAdmins(ctx: Context): Promise<string[]> {
  const rows = await query<{ id: string }>(
    ctx,
    sql`/* accounts.activeAdmins */ select u.id from user_role as ur join user as u on u.id = ur.user_id
      where ur.role_id = ${builtInRoleId('ADMIN')} and u.deleted_at is null and u.status = 'ACTIVE'${ctx.database.db.dialect.forShare}`,
  );
  return rows.map(row => row.id);
}

/** What stands against a change that would take somebody's place as an active administrator. */
export async function lastAdminProblemOf(ctx: Context, userId: string): Promise<Problem | null> {
  const rows = await loadGroup<{ id: string }>(ctx, 'active administrators', builtInRoleId('ADMIN'), ids =>
    query(
      ctx,
      sql`/* accounts.administrators */ select ur.role_id as groupId, u.id from user_role as ur join user as u on u.id = ur.user_id
        where ur.role_id in (${listSql(ids)}) and u.deleted_at is null and u.status = 'ACTIVE'`,
    ),
  );
  const admins = rows.map(row => row.id);
  return admins.includes(userId) ? lastAdminProblem(admins.filter(id => id !== userId)) : null;
}
