import type { Context } from '../../../platform/context/context.ts';
import { inTransaction } from '../../../platform/context/in-transaction.ts';
import { checkVersion, definedFields, flushUnique, lockById } from '../../../platform/database/saving.ts';
import { codeTaken } from '../../../platform/lib/code.ts';
import { audit } from '../../audit/audit.ts';
import { Category } from './category.entity.ts';
import type { UpdateCategoryInput } from './category.inputs.ts';
import { guardNewParent } from './category-tree.ts';
import { slugTaken } from './create-category.ts';

/** @throws UserError NOT_FOUND, VERSION_CONFLICT, CATEGORY_CYCLE, CATEGORY_TOO_DEEP, SLUG_TAKEN, CODE_TAKEN */
export async function updateCategory(
  ctx: Context,
  input: UpdateCategoryInput,
): Promise<{ categoryId: string }> {
  return inTransaction(ctx, async ctx => {
    const category = await lockById(ctx, Category, input.categoryId, ['categoryId']);
    checkVersion(category, input.version);
    const changes = definedFields({
      name: input.name?.trim(),
      slug: input.slug,
      code: input.code,
      description: input.description?.trim(),
      parent: input.parentId === undefined ? undefined : await guardNewParent(ctx, input.parentId, category),
    });
    ctx.em.assign(category, changes as Partial<Category>);
    audit(ctx, 'category.updated', category);
    await flushUnique(ctx, Category, {
      slug: () => slugTaken(category.slug),
      code: () => codeTaken('category', category.code),
    });
    return { categoryId: category.id };
  });
}
