import type { Context } from '../../../platform/context/context.ts';
import { inTransaction } from '../../../platform/context/in-transaction.ts';
import { create } from '../../../platform/database/create.ts';
import { flushUnique } from '../../../platform/database/saving.ts';
import { codeTaken } from '../../../platform/lib/code.ts';
import { slugOf } from '../../../platform/lib/slug.ts';
import { UserError } from '../../../platform/lib/user-error.ts';
import { audit } from '../../audit/audit.ts';
import { Category } from './category.entity.ts';
import type { CreateCategoryInput } from './category.inputs.ts';
import { guardNewParent } from './category-tree.ts';

const maxSlugLength = 64;

/** @throws UserError INVALID_INPUT, NOT_FOUND (parent), CATEGORY_TOO_DEEP, SLUG_TAKEN, CODE_TAKEN */
export async function createCategory(
  ctx: Context,
  input: CreateCategoryInput,
): Promise<{ categoryId: string }> {
  return inTransaction(ctx, async ctx => {
    const slug = input.slug ?? slugOf(input.name, maxSlugLength);
    if (slug === '') {
      throw new UserError(
        'INVALID_INPUT',
        'No slug can be made from this name. Pass one, such as "new-arrivals".',
        { path: ['slug'] },
      );
    }
    const category = create(ctx, Category, {
      name: input.name.trim(),
      slug,
      code: input.code ?? slug.slice(0, 64),
      description: input.description?.trim() ?? '',
      parent: await guardNewParent(ctx, input.parentId ?? null),
    });
    audit(ctx, 'category.created', category);
    await flushUnique(ctx, Category, {
      slug: () => slugTaken(category.slug),
      // The person did not enter a code that was made from the slug, and so cannot correct it.
      code: () => (input.code === undefined ? slugTaken(slug) : codeTaken('category', category.code)),
    });
    return { categoryId: category.id };
  });
}

export function slugTaken(slug: string): UserError {
  return new UserError(
    'SLUG_TAKEN',
    `The slug "${slug}" belongs to another category, perhaps a deleted one. Choose another, or restore that one.`,
    {
      path: ['slug'],
    },
  );
}
