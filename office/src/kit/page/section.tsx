import { type ReactNode, useId } from 'react';
import styles from './page.module.css';

type SectionProps = { title: string; text?: ReactNode; actions?: ReactNode; children: ReactNode };

export function Section({ title, text, actions, children }: SectionProps) {
  const id = useId();
  return (
    <section className={styles.section} aria-labelledby={id}>
      <header>
        <div className={styles.sectionHead}>
          <h2 id={id} className={styles.cardTitle}>
            {title}
          </h2>
          {actions}
        </div>
        {text && <p className={styles.sectionText}>{text}</p>}
      </header>
      {children}
    </section>
  );
}
