import type { ReactNode } from 'react';
import { MultiSelectField } from '../../kit/field/multi-select-field.tsx';
import { SearchField } from '../../kit/field/search-field.tsx';
import { MoneyRangeField } from '../../kit/filter/money-range-field.tsx';
import { useStore } from '../../kit/provider/store-context.ts';
import { DaysFilter } from '../../lib/list/days-filter.tsx';
import { daysText } from '../../lib/list/days-text.ts';
import { ListFilters } from '../../lib/list/list-filters.tsx';
import { moneyRange, moneyRangeParam } from '../../lib/list/money-range.ts';
import { moneyRangeText } from '../../lib/list/money-range-text.ts';
import type { ListPage } from '../../lib/list/use-list-page.ts';
import { orderChannelIds, orderChannels, orderStatuses, orderStatusIds } from './order-words.ts';
import type { OrdersSearch } from './orders-filter.ts';

const statusOptions = orderStatusIds.map(id => ({ id, label: orderStatuses[id] }));
const channelOptions = orderChannelIds.map(id => ({ id, label: orderChannels[id] }));

type OrderFiltersProps = {
  search: OrdersSearch;
  list: ListPage;
  /** Whether the tab leaves the status open. */
  hasStatus: boolean;
  customerName: string | undefined;
  onClear: () => void;
  actions?: ReactNode;
};

export function OrderFilters({ search, list, hasStatus, customerName, onClear, actions }: OrderFiltersProps) {
  const { currencyCode, locale } = useStore();
  const { status = [], channel = [], days, total, customer } = search;
  return (
    <ListFilters
      name="orders"
      list={list}
      filters={[
        ['status', 'Status', hasStatus && status.map(each => orderStatuses[each]).join(', ')],
        ['channel', 'Channel', channel.map(each => orderChannels[each]).join(', ')],
        ['days', 'Placed', days && daysText(days, locale)],
        ['total', 'Total', total && moneyRangeText(total, currencyCode, locale)],
        ['customer', 'Customer', customer && (customerName ?? '…')],
      ]}
      onClear={onClear}
      actions={actions}
    >
      <SearchField
        label="Search orders"
        placeholder="Number, name, email, or SKU"
        value={search.search ?? ''}
        onChange={text => list.change({ search: text || undefined })}
      />
      {hasStatus && (
        <MultiSelectField
          label="Status"
          hideLabel
          placeholder="Any status"
          options={statusOptions}
          value={status}
          onChange={next => list.change({ status: next.length > 0 ? next : undefined })}
        />
      )}
      <MultiSelectField
        label="Channel"
        hideLabel
        placeholder="Any channel"
        options={channelOptions}
        value={channel}
        onChange={next => list.change({ channel: next.length > 0 ? next : undefined })}
      />
      <DaysFilter label="Placed" value={days} onChange={chosen => list.change({ days: chosen })} />
      <MoneyRangeField
        label="Total"
        value={moneyRange(total)}
        onChange={range => list.change({ total: moneyRangeParam(range) })}
      />
    </ListFilters>
  );
}
