import { useClient } from 'urql';
import { toast } from '../../kit/toast/toasts.ts';
import { answerProblem } from '../../lib/answer-problem.ts';
import {
  type CategoryItemFragment,
  DeleteCategoryDocument,
  RestoreCategoryDocument,
  UpdateCategoryDocument,
} from './generated/graphql.ts';

/** Each can be undone, so none asks first. What the tree shows is read again after each. */
export function useCategoryChanges(readAgain: () => void) {
  const client = useClient();

  async function move(category: CategoryItemFragment, parentId: string | null, parentName: string | null) {
    const old = category.parent?.id ?? null;
    if (old === parentId) {
      toast.info({ title: 'Categories with the same parent are sorted by name' });
      return;
    }
    const problem = await setParent(category.id, parentId, category.version);
    if (problem) toast.error({ title: `${category.name} was not moved`, text: problem });
    else
      toast.success({
        title: parentName
          ? `${category.name} moved below ${parentName}`
          : `${category.name} moved to the top`,
        action: { label: 'Undo', onAction: () => void undoMove(category, old) },
      });
  }
  async function undoMove(category: CategoryItemFragment, parentId: string | null) {
    const problem = await setParent(category.id, parentId);
    if (problem) toast.error({ title: `${category.name} was not moved back`, text: problem });
  }
  async function setParent(categoryId: string, parentId: string | null, version?: number) {
    const { data, error } = await client
      .mutation(UpdateCategoryDocument, { input: { categoryId, parentId, version } })
      .toPromise();
    readAgain();
    return answerProblem(data?.updateCategory, error);
  }
  async function remove(category: CategoryItemFragment) {
    const { id, version, name } = category;
    const { data, error } = await client.mutation(DeleteCategoryDocument, { id, version }).toPromise();
    const problem = answerProblem(data?.deleteCategory, error);
    readAgain();
    if (problem) toast.error({ title: `${name} was not deleted`, text: problem });
    else
      toast.success({
        title: `${name} deleted`,
        action: { label: 'Undo', onAction: () => void restore(category) },
      });
  }
  async function restore({ id, name }: CategoryItemFragment) {
    const { data, error } = await client.mutation(RestoreCategoryDocument, { id }).toPromise();
    const problem = answerProblem(data?.restoreCategory, error);
    readAgain();
    if (problem) toast.error({ title: `${name} was not restored`, text: problem });
    else toast.success({ title: `${name} restored` });
  }
  return { move, remove, restore };
}
