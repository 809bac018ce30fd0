import { useSearch } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { useClient, useQuery } from 'urql';
import { LinkButton } from '../../kit/button/link-button.tsx';
import { DataTable } from '../../kit/data-table/data-table.tsx';
import { SearchField } from '../../kit/field/search-field.tsx';
import { PageHeader } from '../../kit/page/page-header.tsx';
import { Tabs } from '../../kit/tabs/tabs.tsx';
import { errorState } from '../../lib/graphql/error-state.ts';
import { ListFilters } from '../../lib/list/list-filters.tsx';
import { sortInput, sortText, tableSort } from '../../lib/list/sort.ts';
import { useListPage } from '../../lib/list/use-list-page.ts';
import { ForbiddenPage } from '../../shell/error/forbidden-page.tsx';
import { usePageTitle } from '../../shell/page-title.ts';
import { useCan } from '../../shell/session/session-context.ts';
import { ExportList } from '../exports/export-list.tsx';
import { customerColumns } from './customer-columns.tsx';
import { CustomersDocument } from './generated/graphql.ts';
import { PlaceField } from './place-field.tsx';
import type { customerSorts } from './routes.ts';

type Sort = (typeof customerSorts)[number];

export function CustomersPage() {
  usePageTitle('Customers');
  const can = useCan();
  return can('CUSTOMERS_VIEW') ? <Customers /> : <ForbiddenPage />;
}

function Customers() {
  const can = useCan();
  const client = useClient();
  const { search, city, country, deleted, sort } = useSearch({ from: '/frame/customers' });
  const list = useListPage();
  const shared = {
    filter: { search, city, country, deleted },
    sort: sortInput<Sort>(sort),
    withOrders: can('ORDERS_VIEW'),
  };
  const [{ data, fetching, error }, read] = useQuery({
    query: CustomersDocument,
    variables: { ...list.cursor, ...shared },
  });
  const rows = data?.customers.nodes ?? [];
  const clear = () => list.change({ search: undefined, city: undefined, country: undefined });

  return (
    <>
      <PageHeader
        title="Customers"
        primary={
          can('CUSTOMERS_MANAGE') && (
            <LinkButton href="/customers/new" variant="primary" icon={<Plus aria-hidden />}>
              New customer
            </LinkButton>
          )
        }
      />
      <Tabs
        label="Customers by state"
        tabs={[
          { href: '/customers', label: 'Customers', isCurrent: !deleted },
          { href: '/customers?deleted=true', label: 'Deleted', isCurrent: Boolean(deleted) },
        ]}
      />
      <DataTable
        id="customers"
        label={deleted ? 'Deleted customers' : 'Customers'}
        columns={customerColumns({ withValue: shared.withOrders, withRestore: Boolean(deleted) })}
        rows={rows}
        getId={customer => customer.id}
        getName={customer => customer.name}
        {...(!deleted && { hrefOf: ({ id }: { id: string }) => `/customers/${id}` })}
        sort={tableSort(sort ?? 'NAME')}
        onSortChange={next => list.change({ sort: sortText(next) })}
        filterKey={list.filterKey}
        loading={fetching}
        error={errorState(error, () => read({ requestPolicy: 'network-only' }))}
        empty={
          deleted
            ? { title: 'Nobody was deleted', text: 'Deleted customers are kept here, and can be restored.' }
            : { title: 'No customers yet', text: 'Who buys or registers in the shop is listed here.' }
        }
        onClearFilters={search || city || country ? clear : null}
        toolbar={
          <ListFilters
            name="customers"
            list={list}
            filters={[
              ['city', 'City', city],
              ['country', 'Country', country],
            ]}
            onClear={clear}
            actions={
              <ExportList
                name="customers"
                filter={shared.filter}
                sort={sortInput<Sort>(sort ?? 'NAME')}
                count={data?.customers}
              />
            }
          >
            <SearchField
              label="Search customers"
              placeholder="Name, contact, code, or email"
              value={search ?? ''}
              onChange={text => list.change({ search: text || undefined })}
            />
            <PlaceField value={{ city: city ?? '', country: country ?? '' }} onChange={list.change} />
          </ListFilters>
        }
        paging={list.paging(data?.customers, rows.length, cursor => {
          void client.query(CustomersDocument, { ...cursor, ...shared }).toPromise();
        })}
      />
    </>
  );
}
