import type { Problem } from '../../../platform/lib/problem.ts';

/** How products are counted that stand against deleting their category or supplier. */
export const productsIn = { one: 'product', many: 'products' };

/** What stands against restoring a product whose category or supplier is deleted. */
export function parentDeletedProblem(
  what: string,
  parent: { readonly name: string; readonly deletedAt: unknown } | undefined,
): Problem | null {
  if (!parent || parent.deletedAt === null) return null;
  const message = `Its ${what} "${parent.name}" is deleted. Restore that first.`;
  return { code: 'PARENT_DELETED', message };
}
