import { type Context, inTransaction } from '../../../context.ts';
import { checkDeleted, lockById } from '../../../database/saving.ts';
import { UserError } from '../../../lib/user-error.ts';
import { categoryDocument, indexForSearch } from '../search/index-for-search.ts';
import { Category } from './category.entity.ts';
import type { RestoreCategoryInput } from './category.inputs.ts';

/** @throws UserError NOT_FOUND, NOT_DELETED, PARENT_DELETED when the category above it is deleted */
export async function restoreCategory(
  ctx: Context,
  input: RestoreCategoryInput,
): Promise<{ categoryId: string }> {
  return inTransaction(ctx, async ctx => {
    const path = ['categoryId'];
    const category = await lockById(ctx, Category, input.categoryId, path, { deleted: true });
    checkDeleted(category, 'category', path);
    const parent =
      category.parent &&
      (await lockById(ctx, Category, category.parent.id, path, { shared: true, deleted: true }));
    if (parent?.deletedAt)
      throw new UserError(
        'PARENT_DELETED',
        `It stands under "${parent.name}", which is deleted. Restore that first.`,
        { path },
      );
    category.deletedAt = null;
    await indexForSearch(ctx, [categoryDocument(category)]);
    return { categoryId: category.id };
  });
}
