import styles from './display.module.css';

/** Where there is no value. */
export function Nothing() {
  return (
    <span className={styles.muted}>
      <span aria-hidden>–</span>
      <span className={styles.hidden}>none</span>
    </span>
  );
}
