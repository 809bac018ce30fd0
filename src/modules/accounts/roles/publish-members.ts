import type { Context } from '../../../platform/context/context.ts';
import { query } from '../../../platform/database/rows.ts';
import { listSql, sql } from '../../../platform/database/sql.ts';
import { publish } from '../../../platform/live/publish.ts';
import { userChanged } from '../users/users.live.ts';

/** How many members are looked at. Of a larger role, such as that of customers, the others notice with their next request. */
const maxMembers = 10_000;

/** Notifies the members of roles who are signed in that their rights changed, within a transaction. */
export async function publishMembers(ctx: Context, roleIds: readonly string[]): Promise<void> {
  const members = await query<{ id: string }>(
    ctx,
    sql`/* accounts.signedInMembers */ select distinct m.user_id as id
      from (select user_id from user_role where role_id in (${listSql(roleIds)}) limit ${maxMembers}) as m
      join session as s on s.user_id = m.user_id and s.revoked_at is null and s.expires_at > ${ctx.clock.now()}`,
  );
  for (const { id } of members) publish(ctx, userChanged, { about: id });
}
