import { useSearch } from '@tanstack/react-router';
import { Plus, Upload } from 'lucide-react';
import { useClient, useQuery } from 'urql';
import { Button } from '../../kit/button/button.tsx';
import { LinkButton } from '../../kit/button/link-button.tsx';
import { DataTable } from '../../kit/data-table/data-table.tsx';
import type { TableColumn } from '../../kit/data-table/table-types.ts';
import { SearchField } from '../../kit/field/search-field.tsx';
import { SwitchField } from '../../kit/field/switch-field.tsx';
import { PageHeader } from '../../kit/page/page-header.tsx';
import { errorState } from '../../lib/graphql/error-state.ts';
import { ListFilters } from '../../lib/list/list-filters.tsx';
import { sortInput, sortText, tableSort } from '../../lib/list/sort.ts';
import { useListPage } from '../../lib/list/use-list-page.ts';
import { ForbiddenPage } from '../../shell/error/forbidden-page.tsx';
import { usePageTitle } from '../../shell/page-title.ts';
import { useCan } from '../../shell/session/session-context.ts';
import { ExportList } from '../exports/export-list.tsx';
import { SuppliersDocument, type SuppliersQuery } from './generated/graphql.ts';
import type { supplierSorts } from './routes.ts';
import { useSupplierChanges } from './use-supplier-changes.ts';

type Row = SuppliersQuery['suppliers']['nodes'][number];
type Sort = (typeof supplierSorts)[number];

const importAction = {
  id: 'import',
  label: 'Import',
  icon: <Upload aria-hidden />,
  href: '/products/import?kind=SUPPLIERS',
};

const columns: TableColumn<Row>[] = [
  { id: 'NAME', header: 'Name', sortable: true, render: supplier => supplier.name },
  { id: 'code', header: 'Code', width: 'narrow', hideable: true, render: supplier => supplier.code },
  { id: 'contact', header: 'Contact', hideable: true, render: supplier => supplier.contactName },
  { id: 'email', header: 'Email', hideable: true, render: supplier => supplier.email },
  { id: 'city', header: 'City', hideable: true, render: supplier => supplier.city },
  { id: 'COUNTRY', header: 'Country', sortable: true, hideable: true, render: supplier => supplier.country },
];

export function SuppliersPage() {
  return useCan()('SUPPLIERS_MANAGE') ? <Suppliers /> : <ForbiddenPage />;
}

function Suppliers() {
  usePageTitle('Suppliers');
  const { search, country, deleted, sort } = useSearch({ from: '/frame/suppliers' });
  const changes = useSupplierChanges();
  const list = useListPage();
  const client = useClient();
  const shared = { filter: { search, country, deleted }, sort: sortInput<Sort>(sort) };
  const [{ data, fetching, error }, read] = useQuery({
    query: SuppliersDocument,
    variables: { ...list.cursor, ...shared },
  });
  const page = data?.suppliers;
  const rows = page?.nodes ?? [];
  const isFiltered = Boolean(search || country || deleted);
  const clear = () => list.change({ search: undefined, country: undefined, deleted: undefined });

  const restoring: TableColumn<Row> = {
    id: 'restore',
    header: 'Restore',
    render: supplier => (
      <Button
        size="small"
        aria-label={`Restore ${supplier.name}`}
        onPress={() => void changes.restore(supplier)}
      >
        Restore
      </Button>
    ),
  };

  return (
    <>
      <PageHeader
        title="Suppliers"
        primary={
          <LinkButton href="/suppliers/new" variant="primary" icon={<Plus aria-hidden />}>
            New supplier
          </LinkButton>
        }
        actions={[importAction]}
      />
      <DataTable<Row>
        id="suppliers"
        label="Suppliers"
        columns={deleted ? [...columns, restoring] : columns}
        rows={rows}
        getId={supplier => supplier.id}
        getName={supplier => supplier.name}
        hrefOf={deleted ? undefined : supplier => `/suppliers/${supplier.id}`}
        sort={tableSort(sort ?? 'NAME')}
        onSortChange={next => list.change({ sort: sortText(next) })}
        filterKey={list.filterKey}
        loading={fetching}
        error={errorState(error, () => read({ requestPolicy: 'network-only' }))}
        empty={
          deleted
            ? { title: 'No deleted suppliers' }
            : { title: 'No suppliers yet', text: 'Who you buy from will be listed here. Add the first one.' }
        }
        onClearFilters={isFiltered ? clear : null}
        toolbar={
          <ListFilters
            name="suppliers"
            list={list}
            filters={[['country', 'Country', country]]}
            onClear={clear}
            actions={
              <ExportList
                name="suppliers"
                filter={shared.filter}
                sort={sortInput<Sort>(sort ?? 'NAME')}
                count={page}
              />
            }
          >
            <SearchField
              label="Search suppliers"
              placeholder="Name, code, or city"
              value={search ?? ''}
              onChange={text => list.change({ search: text })}
            />
            <SwitchField
              label="Deleted"
              value={deleted ?? false}
              onChange={next => list.change({ deleted: next || undefined })}
            />
          </ListFilters>
        }
        paging={list.paging(page, rows.length, cursor => {
          void client.query(SuppliersDocument, { ...cursor, ...shared }).toPromise();
        })}
      />
    </>
  );
}
