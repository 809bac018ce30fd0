import type { ReactNode } from 'react';
import { classNames } from '../class-names.ts';
import styles from './status-badge.module.css';

export type Tone = 'neutral' | 'info' | 'success' | 'warning' | 'danger';

/** A status as text and color. */
export function StatusBadge({ tone = 'neutral', children }: { tone?: Tone; children: ReactNode }) {
  return (
    <span className={classNames(styles.badge, styles[tone])}>
      <span aria-hidden className={styles.dot} />
      {children}
    </span>
  );
}
