import { Link } from '@tanstack/react-router';
import { usePageTitle } from '../page-title.ts';
import styles from './error.module.css';

export function NotFoundPage() {
  usePageTitle('Not found');
  return (
    <div className={styles.page}>
      <h1 className={styles.title}>There is nothing at this address</h1>
      <p>It may have been deleted, or the link is not complete.</p>
      <Link to="/">Go to the dashboard</Link>
    </div>
  );
}
