import { Ellipsis } from 'lucide-react';
import { IconButton } from '../../kit/button/icon-button.tsx';
import { Menu, type MenuAction } from '../../kit/menu/menu.tsx';
import { useStore } from '../../kit/provider/store-context.ts';
import { TextLink } from '../../kit/text/text-link.tsx';
import { countText } from '../../lib/format/text.ts';
import styles from './categories.module.css';
import type { CategoryItemFragment } from './generated/graphql.ts';

type CategoryLineProps = {
  category: CategoryItemFragment;
  onEdit: () => void;
  onCreateBelow: () => void;
  onDelete: () => void;
  onRestore: () => void;
};

/** A line of the tree: the name, how many products there are, and what can be done. */
export function CategoryLine({ category, ...on }: CategoryLineProps) {
  const { locale } = useStore();
  const { id, name, productCount, nextActions, deletedAt } = category;
  const offered = (action: (typeof nextActions)[number]['action'], rest: Omit<MenuAction, 'id'>) =>
    nextActions
      .filter(next => next.action === action)
      .map(({ allowed, reason }) => ({ ...rest, id: action, disabledReason: allowed ? null : reason }));
  const actions: MenuAction[] = deletedAt
    ? offered('RESTORE', { label: 'Restore', onAction: on.onRestore })
    : [
        ...offered('UPDATE', { label: 'Edit', onAction: on.onEdit }),
        { id: 'below', label: 'New category below', onAction: on.onCreateBelow },
        { id: 'products', label: 'Show products', href: `/products?category=${id}` },
        ...offered('DELETE', { label: 'Delete', danger: true, onAction: on.onDelete }),
      ];
  return (
    <span className={styles.line}>
      <span className={styles.name}>{name}</span>
      <span className={styles.count}>
        {deletedAt ? null : (
          <TextLink href={`/products?category=${id}`}>
            {countText(productCount, 'product', 'products', locale)}
          </TextLink>
        )}
      </span>
      <Menu
        label={`Actions for ${name}`}
        actions={actions}
        trigger={
          <IconButton label={`Actions for ${name}`} size="small">
            <Ellipsis aria-hidden />
          </IconButton>
        }
      />
    </span>
  );
}
