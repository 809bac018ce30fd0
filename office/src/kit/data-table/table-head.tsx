import { ArrowDown, ArrowUp } from 'lucide-react';
import { classNames } from '../class-names.ts';
import { cellClass } from './cell-class.ts';
import styles from './data-table.module.css';
import { SelectionBox } from './selection-box.tsx';
import type { TableColumn, TableSort } from './table-types.ts';

type TableHeadProps<RowData> = {
  columns: readonly TableColumn<RowData>[];
  sort: TableSort | null | undefined;
  onSortChange: ((sort: TableSort) => void) | undefined;
  /** How much of the page is chosen; null where nothing can be. */
  selected: 'none' | 'some' | 'all' | null;
  onSelectAll: () => void;
};

export function TableHead<RowData>(props: TableHeadProps<RowData>) {
  const { columns, sort, onSortChange, selected, onSelectAll } = props;
  return (
    <thead className={styles.head}>
      <tr>
        {selected && (
          <th scope="col" className={classNames(styles.column, styles.checkColumn)}>
            <SelectionBox
              label="Select all"
              isTabStop
              isSelected={selected === 'all'}
              isMixed={selected === 'some'}
              onChange={onSelectAll}
            />
          </th>
        )}
        {columns.map((column, index) => {
          const className = cellClass(column, index, styles.column);
          if (!column.sortable || !onSortChange) {
            return (
              <th key={column.id} scope="col" className={className}>
                {column.header}
              </th>
            );
          }
          const direction = sort?.column === column.id ? sort.direction : undefined;
          const next = direction === 'ASC' ? 'DESC' : 'ASC';
          return (
            <th
              key={column.id}
              scope="col"
              aria-sort={direction ? ariaSorts[direction] : 'none'}
              className={className}
            >
              <button
                type="button"
                className={styles.sort}
                onClick={() => onSortChange({ column: column.id, direction: next })}
              >
                {column.header}
                <SortArrow direction={direction} />
              </button>
            </th>
          );
        })}
      </tr>
    </thead>
  );
}

const ariaSorts = { ASC: 'ascending', DESC: 'descending' } as const;

function SortArrow({ direction }: { direction: TableSort['direction'] | undefined }) {
  const Arrow = direction === 'DESC' ? ArrowDown : ArrowUp;
  return <Arrow aria-hidden className={classNames(styles.arrow, !direction && styles.unsorted)} />;
}
