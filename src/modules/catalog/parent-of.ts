import type { Context } from '../../platform/context/context.ts';
import { loadGroup } from '../../platform/database/load.ts';
import { query } from '../../platform/database/rows.ts';
import { listSql, rawSql, sql } from '../../platform/database/sql.ts';

interface Parent {
  readonly name: string;
  readonly deletedAt: unknown;
}

/** What a product or a category is in, or comes from, even if it is deleted; those of many are read in one statement. */
export async function parentOf(
  ctx: Context,
  table: 'category' | 'supplier',
  id: string | null,
): Promise<Parent | undefined> {
  if (id === null) return undefined;
  const [parent] = await loadGroup<Parent>(ctx, `parents in ${table}`, id, ids =>
    query(
      ctx,
      sql`${rawSql(`/* catalog.parents */ select id as groupId, name, deleted_at as deletedAt from ${table} where id in (`)}${listSql(ids)})`,
    ),
  );
  return parent;
}
