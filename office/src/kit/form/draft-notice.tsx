import { Button } from '../button/button.tsx';
import { RelativeTime } from '../display/relative-time.tsx';
import styles from './form.module.css';
import type { Draft } from './use-draft.ts';

/** "Draft restored · Discard", while a restored draft is in the form. */
export function DraftNotice({ draft }: { draft: Pick<Draft<object>, 'restoredAt' | 'discard'> }) {
  if (!draft.restoredAt) return null;
  return (
    <div className={styles.draft} role="status">
      <span>
        Draft restored, saved <RelativeTime value={draft.restoredAt.toISOString()} />.
      </span>
      <Button variant="quiet" size="small" onPress={draft.discard}>
        Discard draft
      </Button>
    </div>
  );
}
