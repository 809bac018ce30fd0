import styles from './loading.module.css';

/** The bare page until the server has said who this is. Shown only when that takes long enough to be seen. */
export function Loading() {
  return (
    <div className={styles.page} role="status">
      <span className={styles.text}>Loading…</span>
    </div>
  );
}
