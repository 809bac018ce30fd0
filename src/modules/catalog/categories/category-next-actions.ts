import { isAllowed } from '../../../platform/authorization/actor.ts';
import type { Context } from '../../../platform/context/context.ts';
import { loadCount } from '../../../platform/database/load-count.ts';
import { deletedProblem, notDeletedProblem } from '../../../platform/database/saving.ts';
import { stillInUseProblem } from '../../../platform/database/still-in-use.ts';
import { nextActionOf, nextActions } from '../../../platform/graphql/next-action.ts';
import type { Problem } from '../../../platform/lib/problem.ts';
import { parentOf } from '../parent-of.ts';
import { productsIn } from '../products/product-actions.rules.ts';
import { Category } from './category.entity.ts';
import type { CategoryRow } from './category.queries.ts';
import { categoriesBelow, parentDeletedProblem } from './category-actions.rules.ts';

export const CategoryNextAction = nextActionOf('Category', {
  UPDATE: 'Change it: `updateCategory`.',
  DELETE: 'Delete it: `deleteCategory`.',
  RESTORE: 'Restore it: `restoreCategory`. Whether the tree would become too deep shows when it is tried.',
});

export const categoryActionColumns = ['id', 'name', 'deletedAt', 'parent'];

export function nextActionsOfCategory(ctx: Context, category: CategoryRow) {
  const isManaged = isAllowed(ctx.actor, 'CATALOG_MANAGE');
  const ifThere = () => deletedProblem(Category, category);
  return nextActions({
    UPDATE: isManaged && ifThere,
    DELETE: isManaged && (() => ifThere() ?? problemOfUsers(ctx, category)),
    RESTORE: isManaged && (() => notDeletedProblem(category, 'category') ?? problemOfParent(ctx, category)),
  });
}

async function problemOfUsers(ctx: Context, { id, name }: CategoryRow): Promise<Problem | null> {
  const what = { type: 'category', name };
  const [products, below] = await Promise.all([
    loadCount(ctx, 'product', 'category_id', id),
    loadCount(ctx, 'category', 'parent_id', id),
  ]);
  return stillInUseProblem(what, productsIn, products) ?? stillInUseProblem(what, categoriesBelow, below);
}

async function problemOfParent(ctx: Context, { parent }: CategoryRow): Promise<Problem | null> {
  return parentDeletedProblem(await parentOf(ctx, 'category', parent));
}
