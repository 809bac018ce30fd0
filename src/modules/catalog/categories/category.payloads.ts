import { deletedId, payloadOf, readAgain } from '../../../platform/graphql/payload-of.ts';
import { Category } from './category.entity.ts';
import { categoryById } from './category.queries.ts';

const category = readAgain('category', () => Category, categoryById);

export const CreateCategoryPayload = payloadOf('createCategory', category);
export const UpdateCategoryPayload = payloadOf('updateCategory', category);
export const DeleteCategoryPayload = payloadOf(
  'deleteCategory',
  deletedId(
    'category',
    'The id of the deleted category, for `restoreCategory`; null when there were errors.',
  ),
);
export const RestoreCategoryPayload = payloadOf('restoreCategory', category);
