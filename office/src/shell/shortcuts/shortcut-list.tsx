import { modifierKey } from '../../lib/modifier-key.ts';
import { NativeDialog } from '../dialog/native-dialog.tsx';
import { useMayOpen } from '../navigation/use-may-open.ts';
import styles from './shortcut-list.module.css';
import { shortcuts } from './shortcuts.ts';

export default function ShortcutList({ onClose }: { onClose: () => void }) {
  const mayOpen = useMayOpen();
  const shown = shortcuts.filter(({ href }) => !href || mayOpen(href));
  return (
    <NativeDialog label="Keyboard shortcuts" className={styles.box} onClose={onClose}>
      <div className={styles.content}>
        <h2 className={styles.title}>Keyboard shortcuts</h2>
        <dl className={styles.list}>
          {shown.map(({ keys, label }) => (
            <div key={label} className={styles.entry}>
              <dt>{label}</dt>
              <dd className={styles.keys}>
                {keys.map(key => (
                  <kbd key={key} className={styles.key}>
                    {key === 'Mod' ? modifierKey : key}
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
