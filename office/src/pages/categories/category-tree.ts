import type { TreeNode } from '../../kit/tree/move-target.ts';
import type { CategoryItemFragment } from './generated/graphql.ts';

export type CategoryNode = TreeNode<CategoryItemFragment>;

/** The tree of a flat list. A category whose parent is not in the list stands at the top, so that none is lost. */
export function categoryTree(categories: readonly CategoryItemFragment[]): CategoryNode[] {
  const nodes = new Map<string, CategoryNode>(
    categories.map(item => [item.id, { id: item.id, name: item.name, item, children: [] }]),
  );
  const roots: CategoryNode[] = [];
  for (const node of nodes.values()) {
    const parent = node.item.parent && nodes.get(node.item.parent.id);
    (parent ? parent.children : roots).push(node);
  }
  for (const { children } of nodes.values()) children.sort(byName);
  return roots.sort(byName);
}

export interface CategoryOption {
  readonly id: string;
  readonly label: string;
}

/** All categories with their ancestors in front of their names, without one and those below it. */
export function categoryOptions(
  nodes: readonly CategoryNode[],
  without?: string,
  above = '',
): CategoryOption[] {
  return nodes
    .filter(({ id }) => id !== without)
    .flatMap(({ id, name, children }) => {
      const label = above + name;
      return [{ id, label }, ...categoryOptions(children, without, `${label} › `)];
    });
}

function byName(a: CategoryNode, b: CategoryNode): number {
  return a.name.localeCompare(b.name);
}
