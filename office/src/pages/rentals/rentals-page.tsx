import { useSearch } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { useClient, useQuery } from 'urql';
import { LinkButton } from '../../kit/button/link-button.tsx';
import { DataTable } from '../../kit/data-table/data-table.tsx';
import type { TableColumn } from '../../kit/data-table/table-types.ts';
import { DateTime } from '../../kit/display/date-time.tsx';
import { Day } from '../../kit/display/day.tsx';
import { Money } from '../../kit/display/money.tsx';
import { Quantity } from '../../kit/display/quantity.tsx';
import { PageHeader } from '../../kit/page/page-header.tsx';
import { useStore } from '../../kit/provider/store-context.ts';
import { type TabLink, Tabs } from '../../kit/tabs/tabs.tsx';
import { addDays, dayInZone } from '../../lib/format/dates.ts';
import { errorState } from '../../lib/graphql/error-state.ts';
import { daysInput } from '../../lib/list/days.ts';
import { sortInput, sortText, tableSort } from '../../lib/list/sort.ts';
import type { Counted } from '../../lib/list/total-text.ts';
import { useListPage } from '../../lib/list/use-list-page.ts';
import { stringifySearch } from '../../lib/search-params.ts';
import { ForbiddenPage } from '../../shell/error/forbidden-page.tsx';
import { usePageTitle } from '../../shell/page-title.ts';
import { useCan } from '../../shell/session/session-context.ts';
import { ExportList } from '../exports/export-list.tsx';
import { RentalsDocument, type RentalsQuery } from './generated/graphql.ts';
import { RentalFilters } from './rental-filters.tsx';
import { RentalStatus } from './rental-status.tsx';
import type { rentalSorts } from './routes.ts';
import { rentalTab, rentalTabs } from './tabs.ts';

type Row = RentalsQuery['rentals']['nodes'][number];
type Sort = (typeof rentalSorts)[number];

const columns: TableColumn<Row>[] = [
  { id: 'NUMBER', header: 'Rental', sortable: true, width: 'narrow', render: rental => rental.number },
  { id: 'customer', header: 'Customer', render: rental => rental.customer?.name },
  { id: 'product', header: 'Product', width: 'medium', hideable: true, render: rental => rental.productName },
  { id: 'status', header: 'Status', render: rental => <RentalStatus status={rental.status} /> },
  { id: 'START_DATE', header: 'Starts', sortable: true, render: rental => <Day value={rental.startDate} /> },
  {
    id: 'END_DATE',
    header: 'Ends',
    sortable: true,
    hideable: true,
    render: rental => <Day value={rental.endDate} />,
  },
  {
    id: 'months',
    header: 'Months',
    align: 'end',
    hiddenAtFirst: true,
    render: rental => <Quantity value={rental.months} />,
  },
  {
    id: 'rate',
    header: 'Monthly',
    align: 'end',
    hideable: true,
    render: rental => <Money {...rental.monthlyRate} />,
  },
  {
    id: 'balance',
    header: 'To pay',
    align: 'end',
    hideable: true,
    render: rental => <Money {...rental.balance} />,
  },
  {
    id: 'CREATED_AT',
    header: 'Created',
    sortable: true,
    hiddenAtFirst: true,
    render: rental => <DateTime value={rental.createdAt} />,
  },
];

export function RentalsPage() {
  usePageTitle('Rentals');
  return useCan()('RENTALS_VIEW') ? <Rentals /> : <ForbiddenPage />;
}

function Rentals() {
  const { tab: tabId, sort, ...search } = useSearch({ from: '/frame/rentals' });
  const { timeZone } = useStore();
  const can = useCan();
  const client = useClient();
  const list = useListPage();
  const tab = rentalTab(tabId);
  const today = dayInZone(new Date(), timeZone);
  const week = { today, inAWeek: addDays(today, 6) };
  const { customer, product, starts } = search;
  const shared = {
    filter: {
      ...tab.filter(week),
      search: search.search,
      customerId: customer,
      productId: product,
      startDate: daysInput(starts),
    },
    sort: sortInput<Sort>(sort),
    chosenIds: [customer, product].filter(id => id !== undefined),
    toSign: rentalTab('awaiting-signature').filter(week),
    overdue: rentalTab('overdue').filter(week),
    due: rentalTab('due').filter(week),
  };
  const [{ data, fetching, error }, read] = useQuery({
    query: RentalsDocument,
    variables: { ...list.cursor, ...shared },
  });
  const page = data?.rentals;
  const rows = page?.nodes ?? [];
  const clear = () =>
    list.change({ search: undefined, customer: undefined, product: undefined, starts: undefined });
  const counts: Record<string, Counted | undefined> = {
    'awaiting-signature': data?.toSign,
    overdue: data?.overdue,
    due: data?.due,
  };
  const tabs = rentalTabs.map(
    ({ id, label }): TabLink => ({
      href: `/rentals${stringifySearch({ ...search, sort, tab: id === 'all' ? undefined : id })}`,
      label,
      count: counts[id],
      isCurrent: id === tab.id,
    }),
  );
  const newRental = can('RENTALS_MANAGE') && (
    <LinkButton href="/rentals/new" variant="primary" icon={<Plus aria-hidden />}>
      New rental
    </LinkButton>
  );

  return (
    <>
      <PageHeader title="Rentals" primary={newRental} />
      <Tabs label="Rentals by what they need" tabs={tabs} />
      <DataTable<Row>
        id="rentals"
        label="Rentals"
        columns={columns}
        rows={rows}
        getId={rental => rental.id}
        getName={rental => `Rental ${rental.number}, ${rental.customer?.name ?? 'no customer'}`}
        hrefOf={rental => `/rentals/${rental.id}`}
        sort={tableSort(sort ?? '-CREATED_AT')}
        onSortChange={next => list.change({ sort: sortText(next) })}
        filterKey={list.filterKey}
        loading={fetching}
        error={errorState(error, () => read({ requestPolicy: 'network-only' }))}
        empty={
          tab.id === 'all'
            ? {
                title: 'No rentals yet',
                text: 'Rent a product to a customer by the month.',
                action: newRental,
              }
            : { title: 'No rentals here', text: 'Rentals that need this will be listed here.' }
        }
        onClearFilters={search.search || customer || product || starts ? clear : null}
        toolbar={
          <RentalFilters
            search={search}
            chosen={data?.chosen ?? []}
            list={list}
            onClear={clear}
            actions={
              <ExportList
                name="rentals"
                filter={shared.filter}
                sort={sortInput<Sort>(sort ?? '-CREATED_AT')}
                count={page}
              />
            }
          />
        }
        paging={list.paging(page, rows.length, cursor => {
          void client.query(RentalsDocument, { ...cursor, ...shared }).toPromise();
        })}
      />
    </>
  );
}
