import styles from './text.module.css';

/** An error, a payload, a contract: text that keeps its lines. It scrolls, so it can be reached by keyboard. */
export function CodeBlock({ text, label }: { text: string; label: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard.
    <section className={styles.blockBox} aria-label={label} tabIndex={0}>
      <pre className={styles.block}>{text}</pre>
    </section>
  );
}
