import { useSearch } from '@tanstack/react-router';
import { Plus, Upload } from 'lucide-react';
import { useCallback, useMemo, useState } from 'react';
import { useClient, useQuery } from 'urql';
import { LinkButton } from '../../kit/button/link-button.tsx';
import { DataTable } from '../../kit/data-table/data-table.tsx';
import { PageHeader } from '../../kit/page/page-header.tsx';
import { errorState } from '../../lib/graphql/error-state.ts';
import { sortInput, sortText, tableSort } from '../../lib/list/sort.ts';
import { useListPage } from '../../lib/list/use-list-page.ts';
import { useSelectedRows } from '../../lib/list/use-selected-rows.ts';
import { ForbiddenPage } from '../../shell/error/forbidden-page.tsx';
import { useMayOpen } from '../../shell/navigation/use-may-open.ts';
import { usePageTitle } from '../../shell/page-title.ts';
import { useCan } from '../../shell/session/session-context.ts';
import { ExportList } from '../exports/export-list.tsx';
import { BulkButtons, BulkDialog, type BulkKind } from './bulk/bulk-changes.tsx';
import { type ProductRowFragment, ProductsDocument } from './generated/graphql.ts';
import { productColumns } from './product-columns.tsx';
import { ProductFilters } from './product-filters.tsx';
import { type ProductSearch, type ProductSort, productFilter } from './product-search.ts';

const none: ProductRowFragment[] = [];
// Enough that a usual bulk change needs one page.
const pageSize = 50;

export function ProductsPage() {
  return useMayOpen()('/products') ? <Products /> : <ForbiddenPage />;
}

function Products() {
  usePageTitle('Products');
  const search = useSearch({ from: '/frame/products' });
  const mayManage = useCan()('CATALOG_MANAGE');
  const list = useListPage(pageSize);
  const client = useClient();
  const shared = useMemo(() => listVariables(search), [search]);
  const [{ data, fetching, error }, read] = useQuery({
    query: ProductsDocument,
    variables: { ...list.cursor, ...shared },
  });
  const rows = data?.products.nodes ?? none;
  const selected = useSelectedRows(rows);
  const [bulk, setBulk] = useState<BulkKind | null>(null);

  const { sort, ...filters } = search;
  const clear = useCallback(() => {
    const set = Object.keys(search).filter(name => name !== 'sort');
    list.change(Object.fromEntries(set.map(name => [name, undefined])));
  }, [list, search]);
  const shownSort = tableSort(sort ?? (search.search ? undefined : 'NAME'));

  return (
    <>
      <PageHeader
        title="Products"
        primary={
          mayManage && (
            <LinkButton href="/products/new" variant="primary" icon={<Plus aria-hidden />}>
              New product
            </LinkButton>
          )
        }
        actions={
          mayManage
            ? [{ id: 'import', label: 'Import', icon: <Upload aria-hidden />, href: '/products/import' }]
            : []
        }
      />
      <DataTable<ProductRowFragment>
        id="products"
        label="Products"
        columns={productColumns}
        rows={rows}
        getId={product => product.id}
        getName={product => product.name}
        hrefOf={product => `/products/${product.id}`}
        sort={shownSort}
        onSortChange={next => list.change({ sort: sortText(next) })}
        selectedIds={selected.ids}
        onSelectionChange={mayManage && !search.deleted ? selected.change : undefined}
        bulkActions={<BulkButtons count={selected.ids.size} onChoose={setBulk} />}
        filterKey={list.filterKey}
        loading={fetching}
        skeletonRows={12}
        error={errorState(error, () => read({ requestPolicy: 'network-only' }))}
        empty={{
          title: search.deleted ? 'No deleted products' : 'No products yet',
          text: mayManage
            ? 'Add the first one by hand, or import a file with all of them.'
            : 'What the store sells will be listed here.',
        }}
        onClearFilters={Object.values(filters).some(value => value !== undefined) ? clear : null}
        toolbar={
          <ProductFilters
            search={search}
            category={data?.category}
            supplier={data?.supplier}
            list={list}
            onClear={clear}
            actions={
              <ExportList
                name="products"
                filter={shared.filter}
                sort={sortInput<ProductSort | 'RELEVANCE'>(sort ?? (search.search ? 'RELEVANCE' : 'NAME'))}
                count={data?.products}
              />
            }
          />
        }
        paging={list.paging(data?.products, rows.length, cursor => {
          void client.query(ProductsDocument, { ...cursor, ...shared }).toPromise();
        })}
      />
      <BulkDialog
        kind={bulk}
        products={selected.rows}
        onClose={() => setBulk(null)}
        onDone={failed => selected.change(failed)}
      />
    </>
  );
}

function listVariables(search: ProductSearch) {
  return {
    filter: productFilter(search),
    sort: sortInput<ProductSort>(search.sort),
    categoryId: search.category ?? '',
    withCategory: Boolean(search.category),
    supplierId: search.supplier ?? '',
    withSupplier: Boolean(search.supplier),
  };
}
