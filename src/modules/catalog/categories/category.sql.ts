import { listSql, type Sql, sql } from '../../../platform/database/sql.ts';

/** The ids of these categories and all those below them, for an `in (…)`. */
export function inCategoryTrees(categoryIds: readonly string[]): Sql {
  return sql`with recursive tree as (
    select id from category where id in (${listSql(categoryIds)})
    union select c.id from category as c join tree on c.parent_id = tree.id where c.deleted_at is null
  ) select id from tree`;
}
