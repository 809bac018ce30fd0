import { DateRangeField } from '../../kit/field/date-range-field.tsx';
import { MultiSelectField } from '../../kit/field/multi-select-field.tsx';
import { SearchField } from '../../kit/field/search-field.tsx';
import { FilterBar, type FilterChip } from '../../kit/filter/filter-bar.tsx';
import { MoneyRangeField } from '../../kit/filter/money-range-field.tsx';
import { SavedViews } from '../../kit/filter/saved-views.tsx';
import { useStore } from '../../kit/provider/store-context.ts';
import { dayPresets, daysParam, daysRange, daysText } from '../../lib/list/days.ts';
import { moneyRange, moneyRangeParam, moneyRangeText } from '../../lib/list/money-range.ts';
import type { ListPage } from '../../lib/list/use-list-page.ts';
import { orderChannelIds, orderChannels, orderStatuses, orderStatusIds } from './order-words.ts';
import type { OrdersSearch } from './orders-filter.ts';

const statusOptions = orderStatusIds.map(id => ({ id, label: orderStatuses[id].label }));
const channelOptions = orderChannelIds.map(id => ({ id, label: orderChannels[id] }));

type OrderFiltersProps = {
  search: OrdersSearch;
  list: ListPage;
  /** Whether the tab leaves the status open. */
  hasStatus: boolean;
  customerName: string | undefined;
  onClear: () => void;
};

export function OrderFilters({ search, list, hasStatus, customerName, onClear }: OrderFiltersProps) {
  const { currencyCode, locale } = useStore();
  const { status = [], channel = [], days, total, customer } = search;
  const chip = (id: string, label: string, value: string): FilterChip => ({
    id,
    label,
    value,
    onRemove: () => list.change({ [id]: undefined }),
  });
  const chips = [
    ...(status.length > 0 && hasStatus
      ? [chip('status', 'Status', status.map(each => orderStatuses[each].label).join(', '))]
      : []),
    ...(channel.length > 0
      ? [chip('channel', 'Channel', channel.map(each => orderChannels[each]).join(', '))]
      : []),
    ...(days ? [chip('days', 'Placed', daysText(days, locale))] : []),
    ...(total ? [chip('total', 'Total', moneyRangeText(total, currencyCode, locale))] : []),
    ...(customer ? [chip('customer', 'Customer', customerName ?? '…')] : []),
  ];
  return (
    <FilterBar
      chips={chips}
      onClear={onClear}
      end={<SavedViews list="orders" current={list.filterKey} onSelect={list.open} />}
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
      <DateRangeField
        label="Placed"
        hideLabel
        value={daysRange(days)}
        onChange={range => list.change({ days: daysParam(range) })}
        presets={dayPresets}
        anyText="Any time"
      />
      <MoneyRangeField
        label="Total"
        value={moneyRange(total)}
        onChange={range => list.change({ total: moneyRangeParam(range) })}
      />
    </FilterBar>
  );
}
