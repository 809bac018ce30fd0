export type TreeNode<Item> = { id: string; name: string; item: Item; children: TreeNode<Item>[] };

/** Where a node goes: under this parent (null is the top), at this place among its children without the node itself. */
export type TreeMove = { id: string; parentId: string | null; index: number };

export type TreeDrop = { targetId: string; position: 'before' | 'after' | 'on' };

/** Undefined when the node cannot go there (into itself or what is below it) or would not move at all. */
export function moveTarget<Item>(nodes: TreeNode<Item>[], id: string, drop: TreeDrop): TreeMove | undefined {
  const from = findPlace(nodes, id, null);
  if (!from) return undefined;
  const to = placeOf(nodes, id, drop);
  if (!to || isWithin(from.node, to.parentId)) return undefined;
  if (to.parentId === from.parentId && to.index === from.index) return undefined;
  return { id, parentId: to.parentId, index: to.index };
}

type Place<Item> = {
  node: TreeNode<Item>;
  parentId: string | null;
  index: number;
  siblings: TreeNode<Item>[];
};

function placeOf<Item>(nodes: TreeNode<Item>[], id: string, drop: TreeDrop) {
  if (drop.targetId === id) return undefined;
  const target = findPlace(nodes, drop.targetId, null);
  if (!target) return undefined;
  if (drop.position === 'on') {
    return { parentId: target.node.id, index: withoutNode(target.node.children, id).length };
  }
  const index = withoutNode(target.siblings, id).indexOf(target.node);
  return { parentId: target.parentId, index: drop.position === 'before' ? index : index + 1 };
}

function findPlace<Item>(
  siblings: TreeNode<Item>[],
  id: string,
  parentId: string | null,
): Place<Item> | undefined {
  for (const [index, node] of siblings.entries()) {
    if (node.id === id) return { node, parentId, index, siblings };
    const below = findPlace(node.children, id, node.id);
    if (below) return below;
  }
  return undefined;
}

function isWithin<Item>(node: TreeNode<Item>, id: string | null): boolean {
  return id !== null && (node.id === id || node.children.some(child => isWithin(child, id)));
}

function withoutNode<Item>(nodes: TreeNode<Item>[], id: string): TreeNode<Item>[] {
  return nodes.filter(node => node.id !== id);
}
