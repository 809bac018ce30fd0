import { Skeleton } from '../state/skeleton.tsx';
import { cellClass } from './cell-class.ts';
import styles from './data-table.module.css';
import type { TableColumn } from './table-types.ts';

type SkeletonRowsProps<RowData> = { columns: readonly TableColumn<RowData>[]; count: number };

/** In the place of the rows that come. A status beside the table says that it loads. */
export function SkeletonRows<RowData>({ columns, count }: SkeletonRowsProps<RowData>) {
  return Array.from({ length: count }, (_, line) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the lines are all alike
    <tr key={line} aria-hidden className={styles.row}>
      {columns.map((column, index) => (
        <td key={column.id} className={cellClass(column, index, styles.cell)}>
          <Skeleton width={column.align === 'end' ? 60 : 80} />
        </td>
      ))}
    </tr>
  ));
}
