import type { Context } from '../../../platform/context/context.ts';
import { inTransaction } from '../../../platform/context/in-transaction.ts';
import { checkDeleted, lockById } from '../../../platform/database/saving.ts';
import { refuseIf } from '../../../platform/lib/problem.ts';
import { audit } from '../../audit/audit.ts';
import { Category } from './category.entity.ts';
import type { RestoreCategoryInput } from './category.inputs.ts';
import { parentDeletedProblem } from './category-actions.rules.ts';
import { guardNewParent } from './category-tree.ts';

/** @throws UserError NOT_FOUND, NOT_DELETED, PARENT_DELETED when the category above it is deleted, CATEGORY_TOO_DEEP */
export async function restoreCategory(
  ctx: Context,
  input: RestoreCategoryInput,
): Promise<{ categoryId: string }> {
  return inTransaction(ctx, async ctx => {
    const path = ['categoryId'];
    const category = await lockById(ctx, Category, input.categoryId, path, { deleted: true });
    checkDeleted(category, 'category', path);
    const parent =
      category.parent && (await lockById(ctx, Category, category.parent.id, path, { deleted: true }));
    refuseIf(parentDeletedProblem(parent), path);
    // The categories above it may have been moved further down in the meantime.
    if (parent) await guardNewParent(ctx, parent.id, undefined, path);
    category.deletedAt = null;
    audit(ctx, 'category.restored', category);
    return { categoryId: category.id };
  });
}
