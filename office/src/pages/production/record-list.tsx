import { useSearch } from '@tanstack/react-router';
import { useClient, useQuery } from 'urql';
import { DataTable } from '../../kit/data-table/data-table.tsx';
import type { TableColumn } from '../../kit/data-table/table-types.ts';
import { DateTime } from '../../kit/display/date-time.tsx';
import { Day } from '../../kit/display/day.tsx';
import { Quantity } from '../../kit/display/quantity.tsx';
import { useStore } from '../../kit/provider/store-context.ts';
import { StatusBadge } from '../../kit/status/status-badge.tsx';
import { Tabs } from '../../kit/tabs/tabs.tsx';
import { errorState } from '../../lib/graphql/error-state.ts';
import { daysInput } from '../../lib/list/days.ts';
import { DaysFilter } from '../../lib/list/days-filter.tsx';
import { daysText } from '../../lib/list/days-text.ts';
import { ListFilters } from '../../lib/list/list-filters.tsx';
import { sortInput, sortText, tableSort } from '../../lib/list/sort.ts';
import { useListPage } from '../../lib/list/use-list-page.ts';
import { useOpenRow } from '../../lib/list/use-open-row.ts';
import { stringifySearch } from '../../lib/search-params.ts';
import { useCan } from '../../shell/session/session-context.ts';
import { ExportList } from '../exports/export-list.tsx';
import { ProductionRecordsDocument, type ProductionRecordsQuery } from './generated/graphql.ts';
import { ProductPicker, StaffPicker } from './pickers.tsx';
import { RecordDrawer } from './record-drawer.tsx';
import type { productionSorts } from './routes.ts';

type Row = ProductionRecordsQuery['productionRecords']['nodes'][number];
type Sort = (typeof productionSorts)[number];

const columns: TableColumn<Row>[] = [
  { id: 'product', header: 'Product', width: 'medium', render: record => record.product?.name },
  { id: 'sku', header: 'SKU', hiddenAtFirst: true, render: record => record.product?.sku },
  {
    id: 'quantity',
    header: 'Quantity',
    align: 'end',
    render: record => <Quantity value={record.quantity} />,
  },
  {
    id: 'PRODUCED_ON',
    header: 'Made on',
    sortable: true,
    render: record => <Day value={record.producedOn} />,
  },
  { id: 'maker', header: 'Made by', hideable: true, render: record => record.staffMember?.name },
  { id: 'note', header: 'Note', hideable: true, render: record => record.note },
  {
    id: 'status',
    header: 'Status',
    width: 'narrow',
    render: record =>
      record.voidedAt ? (
        <StatusBadge tone="danger">Voided</StatusBadge>
      ) : (
        <StatusBadge tone="success">Recorded</StatusBadge>
      ),
  },
  {
    id: 'CREATED_AT',
    header: 'Recorded',
    sortable: true,
    hiddenAtFirst: true,
    render: record => <DateTime value={record.createdAt} />,
  },
];

export function RecordList() {
  const { open, ...search } = useSearch({ from: '/frame/production' });
  const { tab, product, staff, days, sort } = search;
  const { locale } = useStore();
  const can = useCan();
  const client = useClient();
  const list = useListPage();
  const openRow = useOpenRow();
  const shared = {
    filter: {
      voided: tab === 'all' ? undefined : tab === 'voided',
      productId: product,
      staffMemberId: staff,
      producedOn: daysInput(days),
    },
    sort: sortInput<Sort>(sort),
    chosenIds: [product, staff].filter(id => id !== undefined),
  };
  const [{ data, fetching, error }, read] = useQuery({
    query: ProductionRecordsDocument,
    variables: { ...list.cursor, ...shared },
  });
  const page = data?.productionRecords;
  const rows = page?.nodes ?? [];
  const clear = () => list.change({ product: undefined, staff: undefined, days: undefined });
  const nameOf = (id: string | undefined) => {
    const chosen = data?.chosen.find(node => node?.id === id);
    return id && (chosen && 'name' in chosen ? chosen.name : '…');
  };
  const option = (id: string | undefined) => (id ? { id, label: nameOf(id) ?? '…' } : null);
  const tabHref = (id?: string) => `/production${stringifySearch({ ...search, tab: id })}`;

  return (
    <>
      <Tabs
        label="Production records"
        tabs={[
          { href: tabHref(), label: 'Recorded', isCurrent: !tab },
          { href: tabHref('voided'), label: 'Voided', isCurrent: tab === 'voided' },
          { href: tabHref('all'), label: 'All', isCurrent: tab === 'all' },
        ]}
      />
      <DataTable<Row>
        id="production"
        label="Production records"
        columns={columns}
        rows={rows}
        getId={record => record.id}
        getName={record => `${record.quantity} × ${record.product?.name}, ${record.producedOn}`}
        onOpen={record => openRow(record.id)}
        sort={tableSort(sort ?? '-PRODUCED_ON')}
        onSortChange={next => list.change({ sort: sortText(next) })}
        filterKey={list.filterKey}
        loading={fetching}
        error={errorState(error, () => read({ requestPolicy: 'network-only' }))}
        empty={
          tab === 'voided'
            ? { title: 'Nothing was voided', text: 'Records that were wrong are voided, and stay here.' }
            : { title: 'Nothing was made yet', text: 'Record what was made: it goes into the stock at once.' }
        }
        onClearFilters={product || staff || days ? clear : null}
        toolbar={
          <ListFilters
            name="production"
            list={list}
            filters={[
              ['product', 'Product', nameOf(product)],
              ['staff', 'Made by', nameOf(staff)],
              ['days', 'Made on', days && daysText(days, locale)],
            ]}
            onClear={clear}
            actions={
              <ExportList
                name="productionRecords"
                filter={shared.filter}
                sort={sortInput<Sort>(sort ?? '-PRODUCED_ON')}
                count={page}
              />
            }
          >
            <ProductPicker
              label="Product"
              hideLabel
              placeholder="Any product"
              value={option(product)}
              onChange={chosen => list.change({ product: chosen?.id })}
            />
            {can('STAFF_VIEW') && (
              <StaffPicker
                label="Made by"
                hideLabel
                placeholder="By anybody"
                value={option(staff)}
                onChange={chosen => list.change({ staff: chosen?.id })}
              />
            )}
            <DaysFilter label="Made on" value={days} onChange={chosen => list.change({ days: chosen })} />
          </ListFilters>
        }
        paging={list.paging(page, rows.length, cursor => {
          void client.query(ProductionRecordsDocument, { ...cursor, ...shared }).toPromise();
        })}
      />
      <RecordDrawer id={open} onClose={() => openRow(undefined)} />
    </>
  );
}
