import type { Context } from '../../../platform/context/context.ts';
import { inTransaction } from '../../../platform/context/in-transaction.ts';
import { checkVersion, lockById } from '../../../platform/database/saving.ts';
import { sql } from '../../../platform/database/sql.ts';
import { checkUnused } from '../../../platform/database/still-in-use.ts';
import { audit } from '../../audit/audit.ts';
import { productsIn } from '../products/product-actions.rules.ts';
import { Category } from './category.entity.ts';
import type { DeleteCategoryInput } from './category.inputs.ts';
import { categoriesBelow } from './category-actions.rules.ts';

/** @throws UserError NOT_FOUND, VERSION_CONFLICT, STILL_IN_USE */
export async function deleteCategory(
  ctx: Context,
  input: DeleteCategoryInput,
): Promise<{ deletedCategoryId: string }> {
  return inTransaction(ctx, async ctx => {
    const category = await lockById(ctx, Category, input.categoryId, ['categoryId']);
    checkVersion(category, input.version);
    const { forShare } = ctx.database.db.dialect;
    const what = { type: 'category', name: category.name, id: ['categoryId'] };
    const products = sql`select count(*) as total from product where category_id = ${category.id} and deleted_at is null${forShare}`;
    await checkUnused(ctx, what, productsIn, products);
    const children = sql`select count(*) as total from category where parent_id = ${category.id} and deleted_at is null${forShare}`;
    await checkUnused(ctx, what, categoriesBelow, children);
    category.deletedAt = ctx.clock.now();
    audit(ctx, 'category.deleted', category);
    return { deletedCategoryId: category.id };
  });
}
