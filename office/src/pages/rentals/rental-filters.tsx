import type { ReactNode } from 'react';
import { SearchField } from '../../kit/field/search-field.tsx';
import { useStore } from '../../kit/provider/store-context.ts';
import { DaysFilter } from '../../lib/list/days-filter.tsx';
import { daysText } from '../../lib/list/days-text.ts';
import { ListFilters } from '../../lib/list/list-filters.tsx';
import type { ListPage } from '../../lib/list/use-list-page.ts';
import { useCan } from '../../shell/session/session-context.ts';
import type { RentalsQuery } from './generated/graphql.ts';
import { CustomerPicker, ProductPicker } from './pickers.tsx';

type RentalFiltersProps = {
  search: { search?: string; customer?: string; product?: string; starts?: string };
  chosen: RentalsQuery['chosen'];
  list: ListPage;
  onClear: () => void;
  actions?: ReactNode;
};

export function RentalFilters({ search, chosen, list, onClear, actions }: RentalFiltersProps) {
  const { customer, product, starts } = search;
  const { locale } = useStore();
  const can = useCan();
  const nameOf = (id: string | undefined) => {
    const node = chosen.find(each => each?.id === id);
    return id && (node && 'name' in node ? node.name : '…');
  };
  const option = (id: string | undefined) => (id ? { id, label: nameOf(id) ?? '…' } : null);
  return (
    <ListFilters
      name="rentals"
      list={list}
      filters={[
        ['customer', 'Customer', nameOf(customer)],
        ['product', 'Product', nameOf(product)],
        ['starts', 'Starts', starts && daysText(starts, locale)],
      ]}
      onClear={onClear}
      actions={actions}
    >
      <SearchField
        label="Search rentals"
        placeholder="Number, name, or email"
        value={search.search ?? ''}
        onChange={text => list.change({ search: text || undefined })}
      />
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
      <DaysFilter
        label="Starts"
        anyText="Starts any time"
        value={starts}
        onChange={chosen => list.change({ starts: chosen })}
      />
    </ListFilters>
  );
}
