import { NativeDialog } from '../dialog/native-dialog.tsx';
import styles from './shortcut-list.module.css';
import { shortcuts } from './shortcuts.ts';

// The kit's hint would bring the kit along.
const modifier = /Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌘' : 'Ctrl';

export default function ShortcutList({ onClose }: { onClose: () => void }) {
  return (
    <NativeDialog label="Keyboard shortcuts" className={styles.box} onClose={onClose}>
      <div className={styles.content}>
        <h2 className={styles.title}>Keyboard shortcuts</h2>
        <dl className={styles.list}>
          {shortcuts.map(({ keys, label }) => (
            <div key={label} className={styles.entry}>
              <dt>{label}</dt>
              <dd className={styles.keys}>
                {keys.map(key => (
                  <kbd key={key} className={styles.key}>
                    {key === 'Mod' ? modifier : key}
                  </kbd>
                ))}
              </dd>
            </div>
          ))}
        </dl>
        <button type="button" className={styles.close} onClick={onClose}>
          Close
        </button>
      </div>
    </NativeDialog>
  );
}
