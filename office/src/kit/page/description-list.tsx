import { Fragment, type ReactNode } from 'react';
import styles from './page.module.css';

export type Description = { term: string; detail: ReactNode };

/** Facts about one thing. Those without a detail are left out. */
export function DescriptionList({ items }: { items: Description[] }) {
  const known = items.filter(
    ({ detail }) => detail !== null && detail !== undefined && detail !== false && detail !== '',
  );
  return (
    <dl className={styles.list}>
      {known.map(({ term, detail }) => (
        <Fragment key={term}>
          <dt className={styles.term}>{term}</dt>
          <dd className={styles.detail}>{detail}</dd>
        </Fragment>
      ))}
    </dl>
  );
}
