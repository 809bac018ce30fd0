import styles from './text.module.css';

const isMac = /Mac|iPhone|iPad/.test(globalThis.navigator?.userAgent ?? '');

/** Keys to press; "Mod" is ⌘ on a Mac and Ctrl elsewhere. */
export function KeyHint({ keys }: { keys: string[] }) {
  const modifier = isMac ? '⌘' : 'Ctrl';
  return (
    <span className={styles.keys}>
      {keys.map(key => (
        <kbd key={key} className={styles.key}>
          {key === 'Mod' ? modifier : key}
        </kbd>
      ))}
    </span>
  );
}
