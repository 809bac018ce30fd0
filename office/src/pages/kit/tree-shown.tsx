import { useState } from 'react';
import { Section } from '../../kit/page/section.tsx';
import type { TreeMove, TreeNode } from '../../kit/tree/move-target.ts';
import { Tree } from '../../kit/tree/tree.tsx';

type Category = { products: number };

const node = (id: string, name: string, products: number, children: TreeNode<Category>[] = []) => ({
  id,
  name,
  item: { products },
  children,
});

const atFirst: TreeNode<Category>[] = [
  node('computers', 'Computers', 24, [node('laptops', 'Laptops', 14), node('monitors', 'Monitors', 6)]),
  node('audio', 'Audio', 11, [node('headphones', 'Headphones', 7)]),
  node('cameras', 'Cameras', 5),
];

export function TreeShown() {
  const [nodes, setNodes] = useState(atFirst);
  const [expanded, setExpanded] = useState<ReadonlySet<string>>(new Set(['computers']));
  return (
    <Section title="Tree" text="Move by drag, or with Enter on the handle, arrows, and Enter.">
      <Tree
        label="Categories"
        nodes={nodes}
        expandedIds={expanded}
        onExpandedChange={setExpanded}
        onMove={move => setNodes(moved(nodes, move))}
        empty={{ title: 'No categories yet' }}
      />
    </Section>
  );
}

/** The API does this in the application; here the page plays its part. */
function moved(nodes: TreeNode<Category>[], move: TreeMove): TreeNode<Category>[] {
  let taken: TreeNode<Category> | undefined;
  const take = (all: TreeNode<Category>[]): TreeNode<Category>[] =>
    all
      .filter(each => {
        if (each.id === move.id) taken = each;
        return each.id !== move.id;
      })
      .map(each => ({ ...each, children: take(each.children) }));
  const without = take(nodes);
  const put = (all: TreeNode<Category>[], parentId: string | null): TreeNode<Category>[] => {
    const below = all.map(each => ({ ...each, children: put(each.children, each.id) }));
    return parentId === move.parentId && taken ? below.toSpliced(move.index, 0, taken) : below;
  };
  return put(without, null);
}
