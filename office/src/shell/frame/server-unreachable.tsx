import styles from '../error/error.module.css';

/** When not even the first question was answered. */
export function ServerUnreachable({ message, retry }: { message: string; retry: () => void }) {
  return (
    <main className={styles.page} role="alert">
      <h1 className={styles.title}>The store does not answer</h1>
      <p>{message}</p>
      <button type="button" className={styles.button} onClick={retry}>
        Try again
      </button>
    </main>
  );
}
