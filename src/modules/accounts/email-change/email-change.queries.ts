import type { Context } from '../../../platform/context/context.ts';
import { loadGroup } from '../../../platform/database/load.ts';
import { query } from '../../../platform/database/rows.ts';
import { listSql, sql } from '../../../platform/database/sql.ts';

/** The address that a user wants to change to and has not confirmed yet, or null. */
export async function pendingEmailOf(ctx: Context, userId: string): Promise<string | null> {
  const [pending] = await loadGroup<{ newEmail: string }>(ctx, 'pending email addresses', userId, ids =>
    query(
      ctx,
      sql`/* accounts.pendingEmails */ select user_id as groupId, new_email as newEmail from email_change
        where user_id in (${listSql(ids)}) and confirmed_at is null and expires_at > ${ctx.clock.now()}`,
    ),
  );
  return pending?.newEmail ?? null;
}
