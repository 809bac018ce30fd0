import { useState } from 'react';
import { Button } from '../../kit/button/button.tsx';
import { DataTable } from '../../kit/data-table/data-table.tsx';
import type { TableColumn, TableSort } from '../../kit/data-table/table-types.ts';
import { Day } from '../../kit/display/day.tsx';
import { Money } from '../../kit/display/money.tsx';
import { Quantity } from '../../kit/display/quantity.tsx';
import { type DateRange, DateRangeField } from '../../kit/field/date-range-field.tsx';
import { MultiSelectField } from '../../kit/field/multi-select-field.tsx';
import { SearchField } from '../../kit/field/search-field.tsx';
import { SelectField } from '../../kit/field/select-field.tsx';
import { FilterBar, type FilterChip } from '../../kit/filter/filter-bar.tsx';
import { SavedViews } from '../../kit/filter/saved-views.tsx';
import { Section } from '../../kit/page/section.tsx';
import { StatusBadge } from '../../kit/status/status-badge.tsx';
import { statusText } from '../../lib/format/text.ts';
import { pageText } from '../../lib/list/page-text.ts';
import { orders, presets, type ShownOrder, statuses, tones } from './examples.ts';

const columns: TableColumn<ShownOrder>[] = [
  { id: 'NUMBER', header: 'Order', sortable: true, width: 'narrow', render: order => order.number },
  { id: 'customer', header: 'Customer', width: 'medium', render: order => order.customer },
  {
    id: 'status',
    header: 'Status',
    render: order => <StatusBadge tone={tones[order.status]}>{statusText(order.status)}</StatusBadge>,
  },
  {
    id: 'PLACED_AT',
    header: 'Placed',
    sortable: true,
    hideable: true,
    width: 'narrow',
    render: order => <Day value={order.day} />,
  },
  {
    id: 'units',
    header: 'Units',
    align: 'end',
    hideable: true,
    render: order => <Quantity value={order.units} />,
  },
  {
    id: 'TOTAL',
    header: 'Total',
    align: 'end',
    sortable: true,
    render: order => <Money amount={order.total} />,
  },
  { id: 'city', header: 'City', hiddenAtFirst: true, render: order => order.city },
];

const states = ['rows', 'loading', 'refreshing', 'empty', 'filtered', 'error'] as const;
type State = (typeof states)[number];

export function TableShown() {
  const [state, setState] = useState<State>('rows');
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [sort, setSort] = useState<TableSort>({ column: 'PLACED_AT', direction: 'DESC' });
  const [search, setSearch] = useState('');
  const [status, setStatus] = useState<ShownOrder['status'][]>(['PAID']);
  const [range, setRange] = useState<DateRange | null>({ preset: 'LAST_7_DAYS' });

  const chips: FilterChip[] = [
    ...status.map(each => ({
      id: each,
      label: 'Status',
      value: statusText(each),
      onRemove: () => setStatus(status.filter(other => other !== each)),
    })),
    ...(search ? [{ id: 'search', label: 'Search', value: search, onRemove: () => setSearch('') }] : []),
  ];
  function clear() {
    setSearch('');
    setStatus([]);
    setRange(null);
    setState('rows');
  }

  const hasRows = state === 'rows' || state === 'refreshing';
  const rows = hasRows ? orders : [];
  return (
    <Section
      title="Data table"
      actions={
        <SelectField
          label="State"
          hideLabel
          options={states.map(id => ({ id, label: statusText(id) }))}
          value={state}
          onChange={setState}
        />
      }
    >
      <DataTable
        id="kit"
        toolbar={
          <FilterBar
            chips={chips}
            onClear={clear}
            end={<SavedViews list="kit" current={`q=${search}`} onSelect={clear} />}
          >
            <SearchField label="Search orders" value={search} onChange={setSearch} />
            <MultiSelectField
              label="Status"
              hideLabel
              placeholder="Any status"
              options={statuses}
              value={status}
              onChange={setStatus}
            />
            <DateRangeField
              label="Placed"
              hideLabel
              value={range}
              onChange={setRange}
              presets={presets}
              anyText="Any time"
            />
          </FilterBar>
        }
        label="Orders"
        columns={columns}
        rows={rows}
        getId={order => order.number}
        getName={order => `Order ${order.number}`}
        hrefOf={order => `/orders/${order.number}`}
        sort={sort}
        onSortChange={setSort}
        selectedIds={selected}
        onSelectionChange={setSelected}
        filterKey={`${search} ${status.join()}`}
        bulkActions={
          <>
            <Button size="small">Ship</Button>
            <Button size="small">Export</Button>
          </>
        }
        loading={state === 'loading' || state === 'refreshing'}
        error={
          state === 'error'
            ? {
                text: 'The server did not answer. Check the connection, then try again.',
                requestId: '01JDK4Y8Q0M6R2',
                onRetry: () => setState('rows'),
              }
            : null
        }
        empty={{
          title: 'No orders yet',
          text: 'Orders of the shop and of the till appear here.',
          action: <Button variant="primary">Open the till</Button>,
        }}
        onClearFilters={state === 'filtered' ? clear : null}
        paging={{
          hasNext: true,
          hasPrevious: false,
          onNext: () => setState('refreshing'),
          onPrevious: () => setState('rows'),
          text: pageText(
            { offset: 0, count: orders.length, total: { totalCount: 1234, totalCountIsExact: true } },
            'en-US',
          ),
        }}
      />
    </Section>
  );
}
