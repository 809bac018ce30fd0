import type { Context } from '../../../platform/context/context.ts';
import { query } from '../../../platform/database/rows.ts';
import { listSql, sql } from '../../../platform/database/sql.ts';

/** The names of accounts by their ids, without those that are deleted. */
export async function userNames(
  ctx: Context,
  ids: readonly (string | null)[],
): Promise<ReadonlyMap<string, string>> {
  const known = [...new Set(ids)].filter(id => id !== null);
  if (known.length === 0) return new Map();
  const rows = await query<{ id: string; name: string }>(
    ctx,
    sql`/* exports.userNames */ select id, name from user where id in (${listSql(known)}) and deleted_at is null`,
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}
