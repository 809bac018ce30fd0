import type { Context } from '../context/context.ts';
import { loadGroup } from './load.ts';
import { query } from './rows.ts';
import { listSql, rawSql, sql } from './sql.ts';

/**
 * How many rows of a table that are not deleted refer to an object; those of many objects are counted in one statement.
 * @param column the column that refers to it, such as `category_id`; never a value of a client
 */
export async function loadCount(ctx: Context, table: string, column: string, id: string): Promise<number> {
  const [row] = await loadGroup<{ total: number }>(ctx, `count of ${table} by ${column}`, id, ids =>
    query(
      ctx,
      sql`${rawSql(`/* count ${table} */ select ${column} as groupId, count(*) as total from ${table} where ${column} in (`)}${listSql(ids)}${rawSql(`) and deleted_at is null group by ${column}`)}`,
    ),
  );
  return Number(row?.total ?? 0);
}
