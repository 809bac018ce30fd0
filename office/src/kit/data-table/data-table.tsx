import { ArrowDown, ArrowUp, Check, Minus } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { Cell, Checkbox, Column, Row, Table, TableBody, TableHeader } from 'react-aria-components';
import { Button } from '../button/button.tsx';
import { classNames } from '../class-names.ts';
import { Hidden } from '../display/hidden.tsx';
import choice from '../field/choice.module.css';
import { EmptyState, type EmptyStateProps } from '../state/empty-state.tsx';
import { ErrorState, type ErrorStateProps } from '../state/error-state.tsx';
import { Skeleton } from '../state/skeleton.tsx';
import { BulkBar } from './bulk-bar.tsx';
import styles from './data-table.module.css';
import { TableFooter } from './table-footer.tsx';
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
  const { id, label, rows, getId, getName, hrefOf, onOpen, sort, onSortChange, onSelectionChange } = props;
  const { loading, error, paging, toolbar, selectedIds = noSelection, filterKey = '' } = props;
  const [preferences, changePreferences] = useTablePreferences(id);
  useClearedByFilter(filterKey, selectedIds, onSelectionChange);

  const columns = props.columns.filter((column, index) => index === 0 || isColumnShown(column, preferences));
  const isFirstLoad = !!loading && rows.length === 0;
  const canSelect = !!onSelectionChange && rows.length > 0 && !error;

  return (
    <div className={styles.frame} data-density={preferences.density}>
      <div className={styles.toolbar}>
        <div className={styles.toolbarContent}>{toolbar}</div>
        <TableOptions
          columns={props.columns.slice(1)}
          preferences={preferences}
          onChange={changePreferences}
        />
      </div>
      {error ? (
        <ErrorState {...error} />
      ) : (
        <div className={classNames(styles.scroller, loading && !isFirstLoad && styles.refreshing)}>
          <div role="status">{loading && <Hidden>Loading…</Hidden>}</div>
          <Table
            aria-label={label}
            aria-busy={loading}
            className={styles.table}
            selectionMode={canSelect ? 'multiple' : 'none'}
            selectedKeys={canSelect ? selectedIds : noSelection}
            onSelectionChange={keys => {
              // All of this page, and what was chosen on others.
              const chosen = keys === 'all' ? [...selectedIds, ...rows.map(getId)] : [...keys].map(String);
              onSelectionChange?.(new Set(chosen));
            }}
            sortDescriptor={sort ? { column: sort.column, direction: directions[sort.direction] } : undefined}
            onSortChange={({ column, direction }) =>
              onSortChange?.({
                column: String(column),
                direction: direction === 'ascending' ? 'ASC' : 'DESC',
              })
            }
          >
            <TableHeader className={styles.head}>
              {canSelect && (
                <Column className={classNames(styles.column, styles.checkColumn)} textValue="Selection">
                  <SelectionBox />
                </Column>
              )}
              {columns.map((column, index) => (
                <Column
                  key={column.id}
                  id={column.id}
                  isRowHeader={index === 0}
                  allowsSorting={column.sortable && !!onSortChange}
                  textValue={column.header}
                  className={cellClass(column, index, styles.column)}
                >
                  {({ allowsSorting, sortDirection }) => (
                    <span className={styles.columnTitle}>
                      {column.header}
                      {allowsSorting && <SortArrow direction={sortDirection} />}
                    </span>
                  )}
                </Column>
              ))}
            </TableHeader>
            <TableBody
              renderEmptyState={() =>
                props.onClearFilters ? (
                  <NothingFits onClear={props.onClearFilters} />
                ) : (
                  <EmptyState {...props.empty} />
                )
              }
            >
              {isFirstLoad
                ? skeletonIds(props.skeletonRows ?? 8).map(skeletonId => (
                    <Row key={skeletonId} id={skeletonId} textValue="Loading" className={styles.row}>
                      {columns.map((column, index) => (
                        <Cell key={column.id} className={cellClass(column, index, styles.cell)}>
                          {index === 0 && <Hidden>Loading</Hidden>}
                          <Skeleton width={column.align === 'end' ? 60 : 80} />
                        </Cell>
                      ))}
                    </Row>
                  ))
                : rows.map(row => (
                    <Row
                      key={getId(row)}
                      id={getId(row)}
                      textValue={getName?.(row)}
                      href={hrefOf?.(row)}
                      onAction={onOpen && (() => onOpen(row))}
                      className={styles.row}
                    >
                      {canSelect && (
                        <Cell className={classNames(styles.cell, styles.checkColumn)}>
                          <SelectionBox />
                        </Cell>
                      )}
                      {columns.map((column, index) => (
                        <Cell key={column.id} className={cellClass(column, index, styles.cell)}>
                          {column.render(row)}
                        </Cell>
                      ))}
                    </Row>
                  ))}
            </TableBody>
          </Table>
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

const directions = { ASC: 'ascending', DESC: 'descending' } as const;

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

function cellClass<RowData>(column: TableColumn<RowData>, index: number, base: string | undefined): string {
  return classNames(
    base,
    index === 0 && styles.first,
    column.align === 'end' && styles.end,
    column.width && styles[column.width],
  );
}

function skeletonIds(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `skeleton-${index}`);
}

function SelectionBox() {
  return (
    <Checkbox slot="selection" className={classNames(choice.choice, styles.check)}>
      {({ isIndeterminate }) => (
        <span className={choice.box}>{isIndeterminate ? <Minus aria-hidden /> : <Check aria-hidden />}</span>
      )}
    </Checkbox>
  );
}

function SortArrow({ direction }: { direction: 'ascending' | 'descending' | undefined }) {
  const Arrow = direction === 'descending' ? ArrowDown : ArrowUp;
  return <Arrow aria-hidden className={classNames(styles.arrow, !direction && styles.unsorted)} />;
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
