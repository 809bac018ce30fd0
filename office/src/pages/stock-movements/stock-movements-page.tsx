import { useSearch } from '@tanstack/react-router';
import { useClient, useQuery } from 'urql';
import { DataTable } from '../../kit/data-table/data-table.tsx';
import { MultiSelectField } from '../../kit/field/multi-select-field.tsx';
import { PageHeader } from '../../kit/page/page-header.tsx';
import { useStore } from '../../kit/provider/store-context.ts';
import { statusText } from '../../lib/format/text.ts';
import { errorState } from '../../lib/graphql/error-state.ts';
import { daysInput } from '../../lib/list/days.ts';
import { DaysFilter } from '../../lib/list/days-filter.tsx';
import { daysText } from '../../lib/list/days-text.ts';
import { ListFilters } from '../../lib/list/list-filters.tsx';
import { sortInput, sortText, tableSort } from '../../lib/list/sort.ts';
import { useListPage } from '../../lib/list/use-list-page.ts';
import { ForbiddenPage } from '../../shell/error/forbidden-page.tsx';
import { usePageTitle } from '../../shell/page-title.ts';
import { useCan } from '../../shell/session/session-context.ts';
import { ExportList } from '../exports/export-list.tsx';
import { StockMovementsDocument } from './generated/graphql.ts';
import { type MovementRow, movementColumns } from './movement-columns.tsx';
import { ProductField } from './product-field.tsx';
import { movementReasons, type movementSorts } from './routes.ts';

const reasons = movementReasons.map(id => ({ id, label: statusText(id) }));

export function StockMovementsPage() {
  usePageTitle('Stock movements');
  return useCan()('INVENTORY_VIEW') ? <StockMovements /> : <ForbiddenPage />;
}

function StockMovements() {
  const { product, reason, days, sort } = useSearch({ from: '/frame/stock-movements' });
  const list = useListPage(50);
  const client = useClient();
  const { locale } = useStore();
  const shared = {
    filter: { productId: product, reason, occurredOn: daysInput(days) },
    sort: sortInput<(typeof movementSorts)[number]>(sort),
    productId: product ?? '',
    withProduct: Boolean(product),
  };
  const [{ data, fetching, error }, read] = useQuery({
    query: StockMovementsDocument,
    variables: { ...list.cursor, ...shared },
  });
  const rows = data?.stockMovements.nodes ?? [];
  const clear = () => list.change({ product: undefined, reason: undefined, days: undefined });
  const isFiltered = Boolean(product || reason || days);
  const chosen = data?.product;

  return (
    <>
      <PageHeader title="Stock movements" />
      <DataTable<MovementRow>
        id="stock-movements"
        label="Stock movements"
        columns={movementColumns}
        rows={rows}
        getId={movement => movement.id}
        getName={movement => `${movement.product?.name ?? 'Deleted product'}, ${statusText(movement.reason)}`}
        sort={tableSort(sort ?? '-OCCURRED_AT')}
        onSortChange={next => list.change({ sort: sortText(next) })}
        filterKey={list.filterKey}
        loading={fetching}
        skeletonRows={12}
        error={errorState(error, () => read({ requestPolicy: 'network-only' }))}
        empty={{
          title: 'Nothing has moved yet',
          text: 'Each sale, return, delivery, and correction of stock will be listed here.',
        }}
        onClearFilters={isFiltered ? clear : null}
        toolbar={
          <ListFilters
            name="stock-movements"
            list={list}
            filters={[
              ['product', 'Product', product && (chosen?.name ?? 'a deleted product')],
              ['reason', 'Reason', reason?.map(statusText).join(', ')],
              ['days', 'Days', days && daysText(days, locale)],
            ]}
            onClear={clear}
            actions={
              <ExportList
                name="stockMovements"
                filter={shared.filter}
                sort={sortInput<(typeof movementSorts)[number]>(sort ?? '-OCCURRED_AT')}
                count={data?.stockMovements}
              />
            }
          >
            <ProductField
              label="Product"
              hideLabel
              placeholder="Any product"
              value={chosen ? { id: chosen.id, label: chosen.name } : null}
              onChange={next => list.change({ product: next?.id })}
            />
            <MultiSelectField
              label="Reason"
              hideLabel
              placeholder="Any reason"
              options={reasons}
              value={reason ?? []}
              onChange={next => list.change({ reason: next.length > 0 ? next : undefined })}
            />
            <DaysFilter
              label="Days"
              anyText="Any day"
              value={days}
              onChange={chosen => list.change({ days: chosen })}
            />
          </ListFilters>
        }
        paging={list.paging(data?.stockMovements, rows.length, cursor => {
          void client.query(StockMovementsDocument, { ...cursor, ...shared }).toPromise();
        })}
      />
    </>
  );
}
