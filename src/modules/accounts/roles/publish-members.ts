import type { Context } from '../../../platform/context/context.ts';
import { query } from '../../../platform/database/rows.ts';
import { listSql, sql } from '../../../platform/database/sql.ts';
import { publish } from '../../../platform/live/publish.ts';
import { userChanged } from '../users/users.live.ts';

/** As many connections as a process may hold. Others notice with their next request. */
const maxMembers = 10_000;

/** Notifies the members of roles who are signed in that their rights changed, within a transaction. */
export async function publishMembers(ctx: Context, roleIds: readonly string[]): Promise<void> {
  const members = await query<{ id: string }>(
    ctx,
    sql`/* accounts.signedInMembers */ select distinct ur.user_id as id from user_role as ur
      join session as s on s.user_id = ur.user_id and s.revoked_at is null and s.expires_at > ${ctx.clock.now()}
      where ur.role_id in (${listSql(roleIds)}) limit ${maxMembers}`,
  );
  for (const { id } of members) publish(ctx, userChanged, { about: id });
}
