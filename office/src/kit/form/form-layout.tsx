import type { ReactNode } from 'react';
import { classNames } from '../class-names.ts';
import styles from './form.module.css';

/** Fields beside one another where there is room. */
export function FormRow({ children }: { children: ReactNode }) {
  return <div className={styles.row}>{children}</div>;
}

/** Fields that belong together, under a heading of their own. */
export function FormGroup({ title, children }: { title: string; children: ReactNode }) {
  return (
    <fieldset className={styles.group}>
      <legend className={styles.groupTitle}>{title}</legend>
      {children}
    </fieldset>
  );
}

/** The buttons of a form. In a drawer or a long page they stay in sight. */
export function FormActions({ children, sticky }: { children: ReactNode; sticky?: boolean }) {
  return <div className={classNames(styles.actions, sticky && styles.sticky)}>{children}</div>;
}
