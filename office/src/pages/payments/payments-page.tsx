import { useSearch } from '@tanstack/react-router';
import { useClient, useQuery } from 'urql';
import { DataTable } from '../../kit/data-table/data-table.tsx';
import { CheckboxField } from '../../kit/field/checkbox-field.tsx';
import { MultiSelectField } from '../../kit/field/multi-select-field.tsx';
import { MoneyRangeField } from '../../kit/filter/money-range-field.tsx';
import { PageHeader } from '../../kit/page/page-header.tsx';
import { useStore } from '../../kit/provider/store-context.ts';
import { errorState } from '../../lib/graphql/error-state.ts';
import { daysInput } from '../../lib/list/days.ts';
import { DaysFilter } from '../../lib/list/days-filter.tsx';
import { daysText } from '../../lib/list/days-text.ts';
import { ListFilters } from '../../lib/list/list-filters.tsx';
import { moneyRange, moneyRangeInput, moneyRangeParam } from '../../lib/list/money-range.ts';
import { moneyRangeText } from '../../lib/list/money-range-text.ts';
import { sortInput, sortText, tableSort } from '../../lib/list/sort.ts';
import { useListPage } from '../../lib/list/use-list-page.ts';
import { ForbiddenPage } from '../../shell/error/forbidden-page.tsx';
import { usePageTitle } from '../../shell/page-title.ts';
import { useCan } from '../../shell/session/session-context.ts';
import { ExportList } from '../exports/export-list.tsx';
import { PaymentsDocument } from './generated/graphql.ts';
import { paymentColumns } from './payment-columns.tsx';
import { paymentProviderIds, paymentStatusIds } from './payment-ids.ts';
import { paymentProviders, paymentStatuses } from './payment-words.ts';
import type { paymentSorts } from './routes.ts';

type Sort = (typeof paymentSorts)[number];

const statusOptions = paymentStatusIds.map(id => ({ id, label: paymentStatuses[id].label }));
const providerOptions = paymentProviderIds.map(id => ({ id, label: paymentProviders[id] }));

export function PaymentsPage() {
  usePageTitle('Payments');
  const can = useCan();
  return can('PAYMENTS_VIEW') ? <Payments /> : <ForbiddenPage />;
}

function Payments() {
  const client = useClient();
  const { currencyCode, locale } = useStore();
  const { status, provider, days, amount, refundDue, sort } = useSearch({ from: '/frame/payments' });
  const list = useListPage();
  const shared = {
    filter: {
      status,
      provider,
      createdOn: daysInput(days),
      amount: moneyRangeInput(amount),
      refundDue,
    },
    sort: sortInput<Sort>(sort),
  };
  const [{ data, fetching, error }, read] = useQuery({
    query: PaymentsDocument,
    variables: { ...list.cursor, ...shared },
  });
  const rows = data?.payments.nodes ?? [];
  const clear = () =>
    list.change({
      status: undefined,
      provider: undefined,
      days: undefined,
      amount: undefined,
      refundDue: undefined,
    });

  return (
    <>
      <PageHeader title="Payments" />
      <DataTable
        id="payments"
        label="Payments"
        columns={paymentColumns}
        rows={rows}
        getId={payment => payment.id}
        getName={payment => payment.description}
        hrefOf={payment => `/payments/${payment.id}`}
        sort={tableSort(sort ?? '-CREATED_AT')}
        onSortChange={next => list.change({ sort: sortText(next) })}
        filterKey={list.filterKey}
        loading={fetching}
        error={errorState(error, () => read({ requestPolicy: 'network-only' }))}
        empty={{
          title: 'No payments yet',
          text: 'What customers pay for orders and rentals is listed here.',
        }}
        onClearFilters={status || provider || days || amount || refundDue ? clear : null}
        toolbar={
          <ListFilters
            name="payments"
            list={list}
            filters={[
              ['status', 'Status', status?.map(each => paymentStatuses[each].label).join(', ')],
              ['provider', 'Paid by', provider?.map(each => paymentProviders[each]).join(', ')],
              ['days', 'Days', days && daysText(days, locale)],
              ['amount', 'Amount', amount && moneyRangeText(amount, currencyCode, locale)],
              ['refundDue', 'Money', refundDue && 'still to be given back'],
            ]}
            onClear={clear}
            actions={
              <ExportList
                name="payments"
                filter={shared.filter}
                sort={sortInput<Sort>(sort ?? '-CREATED_AT')}
                count={data?.payments}
              />
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
            <MultiSelectField
              label="Paid by"
              hideLabel
              placeholder="Paid by anything"
              options={providerOptions}
              value={provider ?? []}
              onChange={next => list.change({ provider: next.length > 0 ? next : undefined })}
            />
            <DaysFilter label="Days" value={days} onChange={chosen => list.change({ days: chosen })} />
            <MoneyRangeField
              label="Amount"
              value={moneyRange(amount)}
              onChange={range => list.change({ amount: moneyRangeParam(range) })}
            />
            <CheckboxField
              label="To be given back"
              value={Boolean(refundDue)}
              onChange={isOn => list.change({ refundDue: isOn || undefined })}
            />
          </ListFilters>
        }
        paging={list.paging(data?.payments, rows.length, cursor => {
          void client.query(PaymentsDocument, { ...cursor, ...shared }).toPromise();
        })}
      />
    </>
  );
}
