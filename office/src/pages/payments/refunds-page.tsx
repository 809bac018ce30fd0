import { useSearch } from '@tanstack/react-router';
import { useClient, useQuery } from 'urql';
import { DataTable } from '../../kit/data-table/data-table.tsx';
import { MultiSelectField } from '../../kit/field/multi-select-field.tsx';
import { PageHeader } from '../../kit/page/page-header.tsx';
import { useStore } from '../../kit/provider/store-context.ts';
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
import { RefundsDocument } from './generated/graphql.ts';
import { refundStatusIds } from './payment-ids.ts';
import { refundColumns } from './refund-columns.tsx';
import { refundStatuses } from './refund-words.ts';
import type { refundSorts } from './routes.ts';

type Sort = (typeof refundSorts)[number];

const statusOptions = refundStatusIds.map(id => ({ id, label: refundStatuses[id].label }));

export function RefundsPage() {
  usePageTitle('Refunds');
  const can = useCan();
  return can('PAYMENTS_VIEW') ? <Refunds /> : <ForbiddenPage />;
}

function Refunds() {
  const client = useClient();
  const { locale } = useStore();
  const { status, days, sort } = useSearch({ from: '/frame/refunds' });
  const list = useListPage();
  // Days are those on which money was paid back, and rows of such days come along an index in that order only.
  const usual = days ? '-REFUNDED_AT' : '-CREATED_AT';
  const shared = {
    filter: { status, refundedOn: daysInput(days) },
    sort: sortInput<Sort>(sort ?? usual),
  };
  const [{ data, fetching, error }, read] = useQuery({
    query: RefundsDocument,
    variables: { ...list.cursor, ...shared },
  });
  const rows = data?.refunds.nodes ?? [];
  const clear = () => list.change({ status: undefined, days: undefined });

  return (
    <>
      <PageHeader title="Refunds" />
      <DataTable
        id="refunds"
        label="Refunds"
        columns={refundColumns}
        rows={rows}
        getId={refund => refund.id}
        getName={refund => refund.payment.description}
        hrefOf={refund => `/payments/${refund.payment.id}`}
        sort={tableSort(sort ?? usual)}
        onSortChange={next => list.change({ sort: sortText(next) })}
        filterKey={list.filterKey}
        loading={fetching}
        error={errorState(error, () => read({ requestPolicy: 'network-only' }))}
        empty={{ title: 'No refunds yet', text: 'Money that goes back to customers is listed here.' }}
        onClearFilters={status || days ? clear : null}
        toolbar={
          <ListFilters
            name="refunds"
            list={list}
            filters={[
              ['status', 'Status', status?.map(each => refundStatuses[each].label).join(', ')],
              ['days', 'Paid back', days && daysText(days, locale)],
            ]}
            onClear={clear}
            actions={
              <ExportList name="refunds" filter={shared.filter} sort={shared.sort} count={data?.refunds} />
            }
          >
            <MultiSelectField
              label="Status"
              hideLabel
              placeholder="Any status"
              options={statusOptions}
              value={status ?? []}
              onChange={next => list.change({ status: next.length > 0 ? next : undefined })}
            />
            <DaysFilter label="Paid back" value={days} onChange={chosen => list.change({ days: chosen })} />
          </ListFilters>
        }
        paging={list.paging(data?.refunds, rows.length, cursor => {
          void client.query(RefundsDocument, { ...cursor, ...shared }).toPromise();
        })}
      />
    </>
  );
}
