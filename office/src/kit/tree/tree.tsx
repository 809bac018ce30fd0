import { ChevronRight, GripVertical } from 'lucide-react';
import type { ReactNode } from 'react';
import { Tree as AriaTree, Button, TreeItem, TreeItemContent, useDragAndDrop } from 'react-aria-components';
import { classNames } from '../class-names.ts';
import { EmptyState, type EmptyStateProps } from '../state/empty-state.tsx';
import { moveTarget, type TreeMove, type TreeNode } from './move-target.ts';
import styles from './tree.module.css';

export type TreeProps<Item> = {
  label: string;
  nodes: TreeNode<Item>[];
  render?: (node: TreeNode<Item>) => ReactNode;
  hrefOf?: (node: TreeNode<Item>) => string;
  expandedIds?: ReadonlySet<string>;
  onExpandedChange?: (ids: Set<string>) => void;
  /** With it nodes can be moved: by drag, or by keyboard with Enter on the handle, arrows or Tab, and Enter. */
  onMove?: (move: TreeMove) => void;
  empty: EmptyStateProps;
};

export function Tree<Item>(props: TreeProps<Item>) {
  const { label, nodes, render, hrefOf, expandedIds, onExpandedChange, onMove, empty } = props;
  const { dragAndDropHooks } = useDragAndDrop({
    getItems: keys => [...keys].map(key => ({ 'text/plain': String(key) })),
    acceptedDragTypes: ['text/plain'],
    isDisabled: !onMove,
    onMove({ keys, target }) {
      const [key] = keys;
      const drop = { targetId: String(target.key), position: target.dropPosition };
      const move = key === undefined ? undefined : moveTarget(nodes, String(key), drop);
      if (move) onMove?.(move);
    },
  });

  const item = (node: TreeNode<Item>): ReactNode => (
    <TreeItem key={node.id} id={node.id} textValue={node.name} href={hrefOf?.(node)} className={styles.item}>
      <TreeItemContent>
        {({ allowsDragging, hasChildItems, isExpanded }) => (
          <div className={styles.row}>
            {allowsDragging && (
              <Button slot="drag" className={styles.handle}>
                <GripVertical aria-hidden />
              </Button>
            )}
            {hasChildItems ? (
              <Button slot="chevron" className={classNames(styles.chevron, isExpanded && styles.expanded)}>
                <ChevronRight aria-hidden />
              </Button>
            ) : (
              <span className={styles.chevron} />
            )}
            <div className={styles.content}>{render ? render(node) : node.name}</div>
          </div>
        )}
      </TreeItemContent>
      {node.children.map(item)}
    </TreeItem>
  );

  return (
    <AriaTree
      aria-label={label}
      className={styles.tree}
      selectionMode="none"
      expandedKeys={expandedIds}
      onExpandedChange={keys => onExpandedChange?.(new Set([...keys].map(String)))}
      dragAndDropHooks={onMove ? dragAndDropHooks : undefined}
      renderEmptyState={() => <EmptyState {...empty} />}
    >
      {nodes.map(item)}
    </AriaTree>
  );
}
