import type { Problem } from '../../../platform/lib/problem.ts';

export const categoriesBelow = { one: 'category below it', many: 'categories below it' };

/** What stands against restoring a category below a deleted one. */
export function parentDeletedProblem(
  parent: { readonly name: string; readonly deletedAt: unknown } | null | undefined,
): Problem | null {
  if (!parent || parent.deletedAt === null) return null;
  const message = `It is below "${parent.name}", which is deleted. Restore that first.`;
  return { code: 'PARENT_DELETED', message };
}
