import type { ReactNode } from 'react';
import styles from './page.module.css';

/** Cards and figures beside one another, as many as fit. */
export function CardGrid({ children }: { children: ReactNode }) {
  return <div className={styles.grid}>{children}</div>;
}
