import { Menu, Search } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { openPalette } from '../palette/palette-events.ts';
import styles from './header.module.css';

const NotificationsButton = lazy(() => import('../notifications/notifications-button.tsx'));
const UserMenu = lazy(() => import('../user-menu/user-menu.tsx'));

const isApple = /Mac|iPhone|iPad/.test(navigator.platform);

export function Header({ onOpenNavigation }: { onOpenNavigation: () => void }) {
  return (
    <header className={styles.header}>
      <button
        type="button"
        className={styles.menu}
        aria-label="Open the navigation"
        onClick={onOpenNavigation}
      >
        <Menu size={20} aria-hidden="true" />
      </button>
      <button
        type="button"
        className={styles.search}
        onClick={openPalette}
        aria-keyshortcuts="Meta+K Control+K"
      >
        <Search size={16} aria-hidden="true" />
        <span className={styles.searchText}>Search or run an action</span>
        <kbd className={styles.key}>{isApple ? '⌘K' : 'Ctrl K'}</kbd>
      </button>
      <div className={styles.account}>
        <Suspense>
          <NotificationsButton />
          <UserMenu />
        </Suspense>
      </div>
    </header>
  );
}
