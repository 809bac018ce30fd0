import { Inbox } from 'lucide-react';
import type { ReactNode } from 'react';
import { classNames } from '../class-names.ts';
import styles from './state.module.css';

export type EmptyStateProps = {
  title: string;
  /** What would be here, and how it gets here. */
  text?: ReactNode;
  action?: ReactNode;
  icon?: ReactNode;
  compact?: boolean;
};

export function EmptyState({ title, text, action, icon, compact }: EmptyStateProps) {
  return (
    <div className={classNames(styles.state, compact && styles.compact)}>
      <span aria-hidden className={styles.icon}>
        {icon ?? <Inbox />}
      </span>
      <p className={styles.title}>{title}</p>
      {text && <p className={styles.text}>{text}</p>}
      {action && <div className={styles.actions}>{action}</div>}
    </div>
  );
}
