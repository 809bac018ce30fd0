import { DateRangeField } from '../../kit/field/date-range-field.tsx';
import { FilterBar } from '../../kit/filter/filter-bar.tsx';
import { SavedViews } from '../../kit/filter/saved-views.tsx';
import { useStore } from '../../kit/provider/store-context.ts';
import { chips } from '../../lib/list/chips.ts';
import { dayPresets, daysParam, daysRange } from '../../lib/list/days.ts';
import { daysText } from '../../lib/list/days-text.ts';
import type { ListPage } from '../../lib/list/use-list-page.ts';
import { useCan } from '../../shell/session/session-context.ts';
import type { RentalsQuery } from './generated/graphql.ts';
import { CustomerPicker, ProductPicker } from './pickers.tsx';

type RentalFiltersProps = {
  search: { customer?: string; product?: string; starts?: string };
  chosen: RentalsQuery['chosen'];
  list: ListPage;
  onClear: () => void;
};

export function RentalFilters({ search, chosen, list, onClear }: RentalFiltersProps) {
  const { customer, product, starts } = search;
  const { locale } = useStore();
  const can = useCan();
  const nameOf = (id: string | undefined) => {
    const node = chosen.find(each => each?.id === id);
    return id && (node && 'name' in node ? node.name : '…');
  };
  const option = (id: string | undefined) => (id ? { id, label: nameOf(id) ?? '…' } : null);
  return (
    <FilterBar
      chips={chips(
        [
          ['customer', 'Customer', nameOf(customer)],
          ['product', 'Product', nameOf(product)],
          ['starts', 'Starts', starts && daysText(starts, locale)],
        ],
        list.change,
      )}
      onClear={onClear}
      end={<SavedViews list="rentals" current={list.filterKey} onSelect={list.open} />}
    >
      {can('CUSTOMERS_VIEW') && (
        <CustomerPicker
          label="Customer"
          hideLabel
          placeholder="Any customer"
          value={option(customer)}
          onChange={picked => list.change({ customer: picked?.id })}
        />
      )}
      <ProductPicker
        label="Product"
        hideLabel
        placeholder="Any product"
        value={option(product)}
        onChange={picked => list.change({ product: picked?.id })}
      />
      <DateRangeField
        label="Starts"
        hideLabel
        anyText="Starts any time"
        presets={dayPresets}
        value={daysRange(starts)}
        onChange={range => list.change({ starts: daysParam(range) })}
      />
    </FilterBar>
  );
}
