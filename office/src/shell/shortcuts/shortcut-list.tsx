import { Dialog } from '../../kit/overlay/dialog.tsx';
import { KeyHint } from '../../kit/text/key-hint.tsx';
import styles from './shortcut-list.module.css';
import { shortcuts } from './shortcuts.ts';

export default function ShortcutList({ onClose }: { onClose: () => void }) {
  return (
    <Dialog isOpen onClose={onClose} title="Keyboard shortcuts">
      <dl className={styles.list}>
        {shortcuts.map(({ keys, label }) => (
          <div key={label} className={styles.entry}>
            <dt>{label}</dt>
            <dd>
              <KeyHint keys={[...keys]} />
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
