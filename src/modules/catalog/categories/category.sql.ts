import { type Sql, sql } from '../../../platform/database/sql.ts';

/** The ids of a category and all those below it, for an `in (…)`. */
export function inCategoryTree(categoryId: string): Sql {
  return sql`with recursive tree as (
    select id from category where id = ${categoryId}
    union select c.id from category as c join tree on c.parent_id = tree.id where c.deleted_at is null
  ) select id from tree`;
}
