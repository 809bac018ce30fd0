import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { countText } from '../../lib/format/text.ts';
import { Button } from '../button/button.tsx';
import { useStore } from '../provider/store-context.ts';
import styles from './data-table.module.css';

type BulkBarProps = { count: number; actions: ReactNode; onClear: () => void };

/** What can be done with the selected rows. It stays in sight while the list scrolls. */
export function BulkBar({ count, actions, onClear }: BulkBarProps) {
  const { locale } = useStore();
  return (
    <section className={styles.bulk} aria-label="Selected rows">
      <p className={styles.bulkCount} role="status">
        {countText(count, 'row selected', 'rows selected', locale)}
      </p>
      <div className={styles.bulkActions}>{actions}</div>
      <Button variant="quiet" size="small" icon={<X aria-hidden />} onPress={onClear}>
        Clear selection
      </Button>
    </section>
  );
}
