import { lazy, Suspense } from 'react';
import { modifierKey } from '../../lib/modifier-key.ts';
import { openExtra } from '../extras/open-extra.ts';
import { ShellIcon } from '../icon/shell-icon.tsx';
import styles from './header.module.css';

const AccountCorner = lazy(() => import('./account-corner.tsx'));

export function Header({ onOpenNavigation }: { onOpenNavigation: () => void }) {
  return (
    <header className={styles.header}>
      <button
        type="button"
        className={styles.menu}
        aria-label="Open the navigation"
        onClick={onOpenNavigation}
      >
        <ShellIcon name="Menu" />
      </button>
      <button
        type="button"
        className={styles.search}
        onClick={() => openExtra('palette')}
        aria-keyshortcuts="Meta+K Control+K"
      >
        <ShellIcon name="Search" />
        <span className={styles.searchText}>Search or run an action</span>
        <kbd className={styles.key}>{modifierKey} K</kbd>
      </button>
      <div className={styles.account}>
        <Suspense>
          <AccountCorner />
        </Suspense>
      </div>
    </header>
  );
}
