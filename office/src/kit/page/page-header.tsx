import { ChevronLeft, Ellipsis } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link } from 'react-aria-components';
import { Button } from '../button/button.tsx';
import { IconButton } from '../button/icon-button.tsx';
import { LinkButton } from '../button/link-button.tsx';
import { Menu, type MenuAction } from '../menu/menu.tsx';
import styles from './page.module.css';

export type PageHeaderProps = {
  title: string;
  back?: { href: string; label: string };
  /** Beside the title: the status. */
  badge?: ReactNode;
  /** Under the title: when, by whom. */
  meta?: ReactNode;
  /** The one thing that is done here most. */
  primary?: ReactNode;
  /** Buttons where there is room, a menu where there is none. */
  actions?: MenuAction[];
  /** Always in the menu: what is done seldom, and what destroys. */
  moreActions?: MenuAction[];
};

export function PageHeader({
  title,
  back,
  badge,
  meta,
  primary,
  actions = [],
  moreActions = [],
}: PageHeaderProps) {
  return (
    <header className={styles.header}>
      {back && (
        <Link href={back.href} className={styles.back}>
          <ChevronLeft aria-hidden />
          {back.label}
        </Link>
      )}
      <div className={styles.headline}>
        <div className={styles.heading}>
          <div className={styles.titles}>
            <h1 className={styles.title}>{title}</h1>
            {badge}
          </div>
          {meta && <div className={styles.meta}>{meta}</div>}
        </div>
        <div className={styles.actions}>
          {actions.map(action => (
            <span key={action.id} className={styles.wide}>
              <HeaderAction {...action} />
            </span>
          ))}
          {moreActions.length > 0 && (
            <span className={styles.wide}>
              <MoreMenu actions={moreActions} />
            </span>
          )}
          {actions.length + moreActions.length > 0 && (
            <span className={styles.overflow}>
              <MoreMenu actions={[...actions, ...moreActions]} />
            </span>
          )}
          {primary}
        </div>
      </div>
    </header>
  );
}

function HeaderAction({ label, icon, href, onAction, disabledReason, danger }: MenuAction) {
  if (href && !disabledReason) {
    return (
      <LinkButton href={href} icon={icon}>
        {label}
      </LinkButton>
    );
  }
  return (
    <Button
      variant={danger ? 'danger' : 'secondary'}
      icon={icon}
      onPress={onAction}
      disabledReason={disabledReason}
    >
      {label}
    </Button>
  );
}

function MoreMenu({ actions }: { actions: MenuAction[] }) {
  const trigger = (
    <IconButton label="More actions" variant="secondary">
      <Ellipsis aria-hidden />
    </IconButton>
  );
  return <Menu label="More actions" actions={actions} trigger={trigger} />;
}
