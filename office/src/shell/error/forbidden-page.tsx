import { Link } from '@tanstack/react-router';
import { usePageTitle } from '../page-title.ts';
import styles from './error.module.css';

/** For who follows a link to a page that is not for them. */
export function ForbiddenPage() {
  usePageTitle('Not for your role');
  return (
    <div className={styles.page}>
      <h1 className={styles.title}>This page is not for your role</h1>
      <p>Ask somebody who manages roles if you need it for your work.</p>
      <Link to="/">Go to the dashboard</Link>
    </div>
  );
}
