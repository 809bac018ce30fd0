import { SlidersHorizontal } from 'lucide-react';
import { memo, type ReactNode } from 'react';
import { Button } from '../../kit/button/button.tsx';
import { MultiSelectField } from '../../kit/field/multi-select-field.tsx';
import type { Option } from '../../kit/field/option-list.tsx';
import { SearchField } from '../../kit/field/search-field.tsx';
import { MoneyRangeField } from '../../kit/filter/money-range-field.tsx';
import { Popover } from '../../kit/popover/popover.tsx';
import { useStore } from '../../kit/provider/store-context.ts';
import { statusText } from '../../lib/format/text.ts';
import { ListFilters } from '../../lib/list/list-filters.tsx';
import { moneyRange, moneyRangeParam } from '../../lib/list/money-range.ts';
import { moneyRangeText } from '../../lib/list/money-range-text.ts';
import type { ListPage } from '../../lib/list/use-list-page.ts';
import { CategoryField } from './fields/category-field.tsx';
import { SupplierField } from './fields/supplier-field.tsx';
import { MoreFilters } from './more-filters.tsx';
import { availabilities, type ProductSearch, productStatuses } from './product-search.ts';

type Named = { readonly id: string; readonly name: string };

type ProductFiltersProps = {
  search: ProductSearch;
  /** The category and the supplier of the filter, when they exist. */
  category: Named | null | undefined;
  supplier: Named | null | undefined;
  list: ListPage;
  onClear: () => void;
  actions?: ReactNode;
};

const statusOptions = productStatuses.map(id => ({ id, label: statusText(id) }));
const availabilityOptions = availabilities.map(id => ({ id, label: statusText(id) }));

export function ProductFilters({ search, category, supplier, list, onClear, actions }: ProductFiltersProps) {
  const store = useStore();
  const { status, availability, rentable, price, deleted } = search;

  return (
    <ListFilters
      name="products"
      list={list}
      filters={[
        ['status', 'Status', status?.map(statusText).join(', ')],
        ['availability', 'Availability', availability?.map(statusText).join(', ')],
        ['category', 'Category', search.category && (category?.name ?? 'unknown')],
        ['supplier', 'Supplier', search.supplier && (supplier?.name ?? 'unknown')],
        ['rentable', 'For rent', rentable],
        ['price', 'Price', price && moneyRangeText(price, store.currencyCode, store.locale)],
        ['deleted', 'Show', deleted && 'deleted products'],
      ]}
      onClear={onClear}
      actions={actions}
    >
      <FilterFields search={search} category={category} supplier={supplier} change={list.change} />
    </ListFilters>
  );
}

type FilterFieldsProps = Pick<ProductFiltersProps, 'search' | 'category' | 'supplier'> & {
  change: ListPage['change'];
};

/** Stay as they are when new rows come: they are heavier than the rows. */
const FilterFields = memo(({ search, category, supplier, change }: FilterFieldsProps) => {
  const { status, availability, price } = search;
  return (
    <>
      <SearchField
        label="Search products"
        placeholder="Name, SKU, or description"
        value={search.search ?? ''}
        onChange={text => change({ search: text || undefined, sort: text ? undefined : search.sort })}
      />
      <MultiSelectField
        label="Status"
        hideLabel
        placeholder="Any status"
        options={statusOptions}
        value={status ?? []}
        onChange={next => change({ status: next.length > 0 ? next : undefined })}
      />
      <MultiSelectField
        label="Availability"
        hideLabel
        placeholder="Any availability"
        options={availabilityOptions}
        value={availability ?? []}
        onChange={next => change({ availability: next.length > 0 ? next : undefined })}
      />
      <CategoryField
        label="Category"
        hideLabel
        placeholder="Any category"
        value={optionOf(category)}
        onChange={chosen => change({ category: chosen?.id })}
      />
      <SupplierField
        label="Supplier"
        hideLabel
        placeholder="Any supplier"
        value={optionOf(supplier)}
        onChange={chosen => change({ supplier: chosen?.id })}
      />
      <MoneyRangeField
        label="Price"
        value={moneyRange(price)}
        onChange={range => change({ price: moneyRangeParam(range) })}
      />
      <Popover label="More filters" trigger={<Button icon={<SlidersHorizontal aria-hidden />}>More</Button>}>
        {close => (
          <MoreFilters
            search={search}
            onApply={next => {
              change(next);
              close();
            }}
          />
        )}
      </Popover>
    </>
  );
});

function optionOf(named: Named | null | undefined): Option | null {
  return named ? { id: named.id, label: named.name } : null;
}
