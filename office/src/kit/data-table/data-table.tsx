import { type ReactNode, useEffect, useMemo, useRef } from 'react';
import { Button } from '../button/button.tsx';
import { classNames } from '../class-names.ts';
import { Hidden } from '../display/hidden.tsx';
import { EmptyState, type EmptyStateProps } from '../state/empty-state.tsx';
import { ErrorState, type ErrorStateProps } from '../state/error-state.tsx';
import { BulkBar } from './bulk-bar.tsx';
import styles from './data-table.module.css';
import { TableFooter } from './table-footer.tsx';
import { TableGrid } from './table-grid.tsx';
import { TableOptions } from './table-options.tsx';
import { isColumnShown } from './table-preferences.ts';
import type { TableColumn, TablePaging, TableSort } from './table-types.ts';
import { useTablePreferences } from './use-table-preferences.ts';

export type DataTableProps<RowData> = {
  /** Names the table for its preferences: "orders". */
  id: string;
  label: string;
  columns: TableColumn<RowData>[];
  rows: RowData[];
  getId: (row: RowData) => string;
  /** What a row is called when it is read aloud; else its first column must be text. */
  getName?: (row: RowData) => string;
  hrefOf?: (row: RowData) => string | undefined;
  /** What a press on a row does where it leads to no page of its own, such as opening a drawer. */
  onOpen?: (row: RowData) => void;
  sort?: TableSort | null;
  onSortChange?: (sort: TableSort) => void;
  selectedIds?: ReadonlySet<string>;
  onSelectionChange?: (ids: Set<string>) => void;
  bulkActions?: ReactNode;
  /** Changes with the filter; the selection then empties, so that no hidden row is acted on. */
  filterKey?: string;
  loading?: boolean;
  skeletonRows?: number;
  error?: ErrorStateProps | null;
  empty: EmptyStateProps;
  /** Set while a filter is set: an empty table then offers to clear it. */
  onClearFilters?: (() => void) | null;
  toolbar?: ReactNode;
  paging?: TablePaging;
};

const noSelection: ReadonlySet<string> = new Set();

export function DataTable<RowData>(props: DataTableProps<RowData>) {
  const { rows, onSelectionChange, loading = false, error, paging, toolbar } = props;
  const { selectedIds = noSelection, filterKey = '' } = props;
  const [preferences, changePreferences] = useTablePreferences(props.id);
  useClearedByFilter(filterKey, selectedIds, onSelectionChange);

  const columns = useMemo(
    () => props.columns.filter((column, index) => index === 0 || isColumnShown(column, preferences)),
    [props.columns, preferences],
  );
  const isFirstLoad = loading && rows.length === 0;
  const isEmpty = !loading && rows.length === 0;

  return (
    <div className={styles.frame} data-density={preferences.density}>
      <div className={styles.toolbar}>
        <div className={styles.toolbarContent}>{toolbar}</div>
        <TableOptions columns={props.columns} preferences={preferences} onChange={changePreferences} />
      </div>
      {error ? (
        <ErrorState {...error} />
      ) : isEmpty ? (
        // Without a head: on a phone it would be cut off, and scroll to nothing.
        props.onClearFilters ? (
          <NothingFits onClear={props.onClearFilters} />
        ) : (
          <EmptyState {...props.empty} />
        )
      ) : (
        <div className={classNames(styles.scroller, loading && !isFirstLoad && styles.refreshing)}>
          <div role="status">{loading && <Hidden>Loading…</Hidden>}</div>
          <TableGrid
            label={props.label}
            columns={columns}
            rows={rows}
            getId={props.getId}
            getName={props.getName}
            hrefOf={props.hrefOf}
            onOpen={props.onOpen}
            sort={props.sort}
            onSortChange={props.onSortChange}
            selectedIds={selectedIds}
            onSelectionChange={onSelectionChange}
            loading={loading}
            skeletonRows={isFirstLoad ? (props.skeletonRows ?? 8) : 0}
          />
        </div>
      )}
      {selectedIds.size > 0 && (
        <BulkBar
          count={selectedIds.size}
          actions={props.bulkActions}
          onClear={() => onSelectionChange?.(new Set())}
        />
      )}
      {paging && !error && (rows.length > 0 || paging.hasPrevious) && <TableFooter paging={paging} />}
    </div>
  );
}

function useClearedByFilter(
  filterKey: string,
  selectedIds: ReadonlySet<string>,
  onSelectionChange: ((ids: Set<string>) => void) | undefined,
) {
  const filteredBy = useRef(filterKey);
  useEffect(() => {
    if (filteredBy.current === filterKey) return;
    filteredBy.current = filterKey;
    if (selectedIds.size > 0) onSelectionChange?.(new Set());
  }, [filterKey, selectedIds, onSelectionChange]);
}

function NothingFits({ onClear }: { onClear: () => void }) {
  return (
    <EmptyState
      title="Nothing fits this filter"
      text="Change the filter, or clear it to see everything."
      action={<Button onPress={onClear}>Clear filter</Button>}
    />
  );
}
