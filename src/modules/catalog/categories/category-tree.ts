import type { Context } from '../../../platform/context/context.ts';
import { guardById } from '../../../platform/database/guard.ts';
import { query } from '../../../platform/database/rows.ts';
import { sql } from '../../../platform/database/sql.ts';
import { UserError } from '../../../platform/lib/user-error.ts';
import { Category, maxCategoryLevels } from './category.entity.ts';

/**
 * Guards the new parent of a category and checks that the tree allows it there. All categories above the parent are
 * guarded too, one after the other upwards, so that two concurrent moves cannot form a cycle: each of them would have to
 * guard the category that the other one moves.
 * @param moved the category, unless it is new
 * @throws UserError NOT_FOUND, CATEGORY_CYCLE, CATEGORY_TOO_DEEP
 */
export async function guardNewParent(
  ctx: Context,
  parentId: string | null,
  moved?: Category,
  path: readonly string[] = ['parentId'],
): Promise<Category | null> {
  if (parentId === null) return null;
  const parent = await guardById(ctx, Category, parentId, path);
  let level = 1;
  for (let above: Category | null = parent; above; level++) {
    if (above.id === moved?.id) {
      throw new UserError(
        'CATEGORY_CYCLE',
        `"${moved.name}" cannot be moved under ${above === parent ? 'itself' : `"${parent.name}", which is below it`}.`,
        { path },
      );
    }
    above = above.parent && (await guardById(ctx, Category, above.parent.id, path, { deleted: true }));
  }
  const levels = level - 1 + (moved ? await heightOf(ctx, moved.id) : 1);
  if (levels > maxCategoryLevels) {
    throw new UserError(
      'CATEGORY_TOO_DEEP',
      `The tree would have ${levels} levels there, and it may have at most ${maxCategoryLevels}.`,
      { path },
    );
  }
  return parent;
}

/** How many levels a category and those below it span. */
async function heightOf(ctx: Context, categoryId: string): Promise<number> {
  const statement = sql`/* catalog.categoryHeight */ with recursive tree as (
      select id, 1 as level from category where id = ${categoryId}
      union all select c.id, tree.level + 1 from category as c join tree on c.parent_id = tree.id where c.deleted_at is null
    ) select max(level) as height from tree`;
  const [row] = await query<{ height: number }>(ctx, statement);
  return Number(row!.height);
}
