import { Link } from 'react-aria-components';
import { type Counted, totalText } from '../../lib/list/total-text.ts';
import { useStore } from '../provider/store-context.ts';
import styles from './tabs.module.css';

export type TabLink = { href: string; label: string; count?: Counted | null; isCurrent: boolean };

/** Tabs that are addresses: each is a link, so that back and a shared link lead to it. */
export function Tabs({ label, tabs }: { label: string; tabs: TabLink[] }) {
  const { locale } = useStore();
  return (
    <nav aria-label={label} className={styles.tabs}>
      {tabs.map(tab => (
        <Link
          key={tab.href}
          href={tab.href}
          aria-current={tab.isCurrent ? 'page' : undefined}
          className={styles.tab}
        >
          {tab.label}
          {tab.count != null && <span className={styles.count}>{totalText(tab.count, locale)}</span>}
        </Link>
      ))}
    </nav>
  );
}
