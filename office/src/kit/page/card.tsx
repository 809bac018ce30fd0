import { type ReactNode, useId } from 'react';
import { classNames } from '../class-names.ts';
import styles from './page.module.css';

type CardProps = {
  title?: string;
  actions?: ReactNode;
  children: ReactNode;
  /** Lists and tables reach the edge. */
  flush?: boolean;
};

export function Card({ title, actions, children, flush }: CardProps) {
  const id = useId();
  return (
    <section className={styles.card} aria-labelledby={title && id}>
      {title && (
        <header className={styles.cardHead}>
          <h2 id={id} className={styles.cardTitle}>
            {title}
          </h2>
          {actions}
        </header>
      )}
      <div className={classNames(styles.cardBody, flush && styles.flush)}>{children}</div>
    </section>
  );
}
