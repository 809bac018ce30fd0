import { useCallback, useMemo, useRef } from 'react';
import { useNavigation } from '../provider/navigation-context.ts';
import styles from './data-table.module.css';
import { pageState } from './row-selection.ts';
import { SkeletonRows } from './skeleton-rows.tsx';
import { TableHead } from './table-head.tsx';
import { TableRow } from './table-row.tsx';
import type { TableColumn, TableSort } from './table-types.ts';
import { useRowFocus } from './use-row-focus.ts';
import { useRowKeys } from './use-row-keys.ts';
import { useRowPresses } from './use-row-presses.ts';
import { useRowSelection } from './use-row-selection.ts';

type TableGridProps<RowData> = {
  label: string;
  /** Those that are shown. */
  columns: readonly TableColumn<RowData>[];
  rows: readonly RowData[];
  getId: (row: RowData) => string;
  getName: ((row: RowData) => string) | undefined;
  hrefOf: ((row: RowData) => string | undefined) | undefined;
  onOpen: ((row: RowData) => void) | undefined;
  sort: TableSort | null | undefined;
  onSortChange: ((sort: TableSort) => void) | undefined;
  selectedIds: ReadonlySet<string>;
  /** Without it nothing can be chosen. */
  onSelectionChange: ((ids: Set<string>) => void) | undefined;
  loading: boolean;
  /** How many gray rows stand in the place of those that come; 0 for none. */
  skeletonRows: number;
};

/** The table itself: the browser's own, with the keyboard of the ARIA pattern of a grid. */
export function TableGrid<RowData>(props: TableGridProps<RowData>) {
  const { label, columns, rows, getId, getName, hrefOf, onOpen, selectedIds, onSelectionChange } = props;
  const body = useRef<HTMLTableSectionElement>(null);
  const ids = useMemo(() => rows.map(getId), [rows, getId]);
  const canSelect = !!onSelectionChange && rows.length > 0;

  const focus = useRowFocus(body, ids);
  const { current } = focus;
  const ownSelection = useRowSelection(ids, selectedIds, onSelectionChange);
  const selection = canSelect ? ownSelection : null;
  const open = useOpenRow({ rows, ids, hrefOf, onOpen });
  const onKeyDown = useRowKeys({ ids, focus, selection, open });
  const presses = useRowPresses({ focus, selection, open });

  const { toggle, extendTo } = ownSelection;
  const select = useCallback(
    (id: string, withShift: boolean) => (withShift ? extendTo(id, id) : toggle(id)),
    [toggle, extendTo],
  );

  return (
    <table
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: its rows are chosen and opened.
      role="grid"
      aria-label={label}
      aria-busy={props.loading}
      aria-multiselectable={canSelect || undefined}
      className={styles.table}
    >
      <TableHead
        columns={columns}
        sort={props.sort}
        onSortChange={props.onSortChange}
        selected={canSelect ? pageState(selectedIds, ids) : null}
        onSelectAll={ownSelection.toggleAll}
      />
      <tbody
        ref={body}
        {...presses}
        onKeyDown={onKeyDown}
        onFocus={event => {
          const id = event.target.closest<HTMLElement>('tr[data-id]')?.dataset.id;
          if (id !== undefined) focus.setCurrent(id);
        }}
      >
        {rows.map((row, index) => {
          const id = ids[index] ?? getId(row);
          return (
            <TableRow
              key={id}
              id={id}
              row={row}
              columns={columns}
              name={getName?.(row)}
              opens={!!onOpen || hrefOf?.(row) !== undefined}
              canSelect={canSelect}
              isSelected={selectedIds.has(id)}
              isCurrent={id === current}
              onSelect={select}
              onFocusLost={focus.onFocusLost}
            />
          );
        })}
        {props.skeletonRows > 0 && <SkeletonRows columns={columns} count={props.skeletonRows} />}
      </tbody>
    </table>
  );
}

type Openable<RowData> = Pick<TableGridProps<RowData>, 'rows' | 'hrefOf' | 'onOpen'> & {
  ids: readonly string[];
};

/** Opens a row: where it leads, or what its page does with it. */
function useOpenRow<RowData>({ rows, ids, hrefOf, onOpen }: Openable<RowData>) {
  const { navigate, hrefFor } = useNavigation();
  return (id: string, inNewTab: boolean) => {
    const row = rows[ids.indexOf(id)];
    if (row === undefined) return;
    const href = hrefOf?.(row);
    if (href === undefined) onOpen?.(row);
    else if (inNewTab) window.open(hrefFor(href), '_blank', 'noopener');
    else navigate(href);
  };
}
