import styles from './error.module.css';

/** For who follows a link to a page that is not for them. */
export function ForbiddenPage() {
  return (
    <div className={styles.page}>
      <h1 className={styles.title}>This page is not for your role</h1>
      <p>Ask somebody who manages roles if you need it for your work.</p>
    </div>
  );
}
