import styles from './mark.module.css';

/** The sign of the application. */
export function Mark() {
  return (
    <svg viewBox="0 0 32 32" className={styles.mark} aria-hidden="true">
      <rect width="32" height="32" rx="8" className={styles.ground} />
      <path d="M8 11h16M16 11v12M11 16l-2-5m12 5 2-5" className={styles.sign} />
    </svg>
  );
}
