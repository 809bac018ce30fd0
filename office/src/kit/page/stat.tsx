import type { ReactNode } from 'react';
import { Link } from 'react-aria-components';
import { Skeleton } from '../state/skeleton.tsx';
import styles from './page.module.css';

type StatProps = {
  label: string;
  figure: ReactNode;
  /** A <Change> and what it compares with. */
  comparison?: ReactNode;
  /** A <Sparkline>. */
  sparkline?: ReactNode;
  href?: string;
  loading?: boolean;
};

/** One figure of the dashboard. */
export function Stat({ label, figure, comparison, sparkline, href, loading }: StatProps) {
  return (
    <div className={styles.stat}>
      <p className={styles.statLabel}>{href ? <Link href={href}>{label}</Link> : label}</p>
      <p className={styles.figure}>{loading ? <Skeleton shape="title" width={60} /> : figure}</p>
      {sparkline && <div className={styles.spark}>{sparkline}</div>}
      {comparison && <p className={styles.comparison}>{comparison}</p>}
    </div>
  );
}
