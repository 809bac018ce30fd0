import { memo, useEffect, useId, useLayoutEffect, useRef } from 'react';
import { classNames } from '../class-names.ts';
import { cellClass } from './cell-class.ts';
import styles from './data-table.module.css';
import { controlsOf } from './row-controls.ts';
import { SelectionBox } from './selection-box.tsx';
import type { TableColumn } from './table-types.ts';

type TableRowProps<RowData> = {
  id: string;
  row: RowData;
  columns: readonly TableColumn<RowData>[];
  name: string | undefined;
  /** A press on it, or Enter, opens something. */
  opens: boolean;
  canSelect: boolean;
  isSelected: boolean;
  /** The one row that the Tab key reaches. */
  isCurrent: boolean;
  onSelect: (id: string, withShift: boolean) => void;
  /** It goes, and had the focus. */
  onFocusLost: (id: string) => void;
};

function Row<RowData>(props: TableRowProps<RowData>) {
  const { id, row, columns, name, opens, canSelect, isSelected, isCurrent, onSelect, onFocusLost } = props;
  const nameId = useId();
  const element = useRef<HTMLTableRowElement>(null);

  // The arrow keys lead to what is in a row, so that the Tab key passes the table in one step.
  useEffect(() => {
    for (const control of element.current ? controlsOf(element.current) : []) control.tabIndex = -1;
  });
  useLayoutEffect(() => {
    const shown = element.current;
    return () => {
      if (shown?.contains(document.activeElement)) onFocusLost(id);
    };
  }, [id, onFocusLost]);

  return (
    <tr
      ref={element}
      data-id={id}
      data-opens={opens || undefined}
      data-selected={isSelected || undefined}
      aria-selected={canSelect ? isSelected : undefined}
      aria-labelledby={nameId}
      tabIndex={isCurrent ? 0 : -1}
      className={styles.row}
    >
      {canSelect && (
        <td className={classNames(styles.cell, styles.checkColumn)}>
          <SelectionBox
            label={name ? `Select ${name}` : 'Select this row'}
            isSelected={isSelected}
            onChange={withShift => onSelect(id, withShift)}
          />
        </td>
      )}
      {columns.map((column, index) => {
        const className = cellClass(column, index, styles.cell);
        return index === 0 ? (
          <th key={column.id} id={nameId} scope="row" className={className}>
            {column.render(row)}
          </th>
        ) : (
          <td key={column.id} className={className}>
            {column.render(row)}
          </td>
        );
      })}
    </tr>
  );
}

/** Renders again only when something of its own has changed, and not when another row was chosen. */
export const TableRow = memo(Row) as typeof Row;
