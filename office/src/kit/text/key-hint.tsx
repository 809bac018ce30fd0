import { modifierKey } from '../../lib/modifier-key.ts';
import styles from './text.module.css';

/** Keys to press; "Mod" is ⌘ on a Mac and Ctrl elsewhere. */
export function KeyHint({ keys }: { keys: string[] }) {
  return (
    <span className={styles.keys}>
      {keys.map(key => (
        <kbd key={key} className={styles.key}>
          {key === 'Mod' ? modifierKey : key}
        </kbd>
      ))}
    </span>
  );
}
