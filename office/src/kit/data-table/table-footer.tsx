import { ChevronLeft, ChevronRight } from 'lucide-react';
import { IconButton } from '../button/icon-button.tsx';
import styles from './data-table.module.css';
import type { TablePaging } from './table-types.ts';

export function TableFooter({ paging }: { paging: TablePaging }) {
  return (
    <div className={styles.footer}>
      <p className={styles.pageText} aria-live="polite">
        {paging.text}
      </p>
      <div className={styles.pageButtons}>
        <IconButton
          label="Previous page"
          variant="secondary"
          size="small"
          isDisabled={!paging.hasPrevious}
          onPress={paging.onPrevious}
        >
          <ChevronLeft aria-hidden />
        </IconButton>
        <IconButton
          label="Next page"
          variant="secondary"
          size="small"
          isDisabled={!paging.hasNext}
          onPress={paging.onNext}
          onHoverStart={paging.onPrefetchNext}
          onFocus={paging.onPrefetchNext}
        >
          <ChevronRight aria-hidden />
        </IconButton>
      </div>
    </div>
  );
}
