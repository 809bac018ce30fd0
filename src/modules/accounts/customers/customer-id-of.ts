import type { Context } from '../../../platform/context/context.ts';
import { loadGroup } from '../../../platform/database/load.ts';
import { query } from '../../../platform/database/rows.ts';
import { listSql, sql } from '../../../platform/database/sql.ts';

/** The id of a user's customer record; those of many users are read in one statement. */
export async function customerIdOf(ctx: Context, userId: string): Promise<string | undefined> {
  const [customer] = await loadGroup<{ id: string }>(ctx, 'own customer id', userId, ids =>
    query(
      ctx,
      sql`/* customers.ownId */ select id, user_id as groupId from customer where user_id in (${listSql(ids)}) and deleted_at is null`,
    ),
  );
  return customer?.id;
}
