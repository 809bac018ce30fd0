import type { Context } from '../../../platform/context/context.ts';
import { query } from '../../../platform/database/rows.ts';
import { sql } from '../../../platform/database/sql.ts';
import { UserError } from '../../../platform/lib/user-error.ts';
import { builtInRoleId } from './built-in-roles.ts';
import { guardRole } from './guard-role.ts';

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
  if (wasAdmin && (await activeAdmins(ctx)).length === 0)
    throw new UserError(
      'LAST_ADMIN',
      'This is the last administrator. Give another user the role Administrator first.',
      { path },
    );
}

async function activeAdmins(ctx: Context): Promise<string[]> {
  const rows = await query<{ id: string }>(
    ctx,
    sql`/* accounts.activeAdmins */ select u.id from user_role as ur join user as u on u.id = ur.user_id
      where ur.role_id = ${builtInRoleId('ADMIN')} and u.deleted_at is null and u.status = 'ACTIVE'${ctx.database.db.dialect.forShare}`,
  );
  return rows.map(row => row.id);
}
