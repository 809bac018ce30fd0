import { ShellIcon } from '../icon/shell-icon.tsx';
import { NotificationsButton } from '../notifications/notifications-button.tsx';
import { openPalette } from '../palette/palette-events.ts';
import { UserMenu } from '../user-menu/user-menu.tsx';
import styles from './header.module.css';

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
        <ShellIcon name="Menu" />
      </button>
      <button
        type="button"
        className={styles.search}
        onClick={openPalette}
        aria-keyshortcuts="Meta+K Control+K"
      >
        <ShellIcon name="Search" />
        <span className={styles.searchText}>Search or run an action</span>
        <kbd className={styles.key}>{isApple ? '⌘K' : 'Ctrl K'}</kbd>
      </button>
      <div className={styles.account}>
        <NotificationsButton />
        <UserMenu />
      </div>
    </header>
  );
}
