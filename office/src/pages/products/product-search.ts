import { moneyRangeInput, parseMoneyRange } from '../../lib/list/money-range.ts';
import { parseSort } from '../../lib/list/sort.ts';
import { flag, listOf, oneOf, optional, text } from '../../lib/search-params.ts';

export const productSorts = ['NAME', 'SKU', 'PRICE', 'STOCK', 'CREATED_AT', 'UPDATED_AT'] as const;
export type ProductSort = (typeof productSorts)[number];

export const productStatuses = ['ACTIVE', 'ARCHIVED'] as const;
export const availabilities = ['IN_STOCK', 'LOW_STOCK', 'OUT_OF_STOCK'] as const;

/** The filter and the sort of the list, as its address holds them. */
export function productSearch(search: Record<string, unknown>) {
  return optional({
    search: text(search.search),
    status: listOf(search.status, productStatuses),
    availability: listOf(search.availability, availabilities),
    category: id(search.category, 'category'),
    supplier: id(search.supplier, 'supplier'),
    rentable: oneOf(search.rentable, ['yes', 'no'] as const),
    price: parseMoneyRange(search.price),
    deleted: flag(search.deleted),
    sort: parseSort(search.sort, productSorts),
  });
}

export type ProductSearch = ReturnType<typeof productSearch>;

/** The same as the API takes it. */
export function productFilter(search: ProductSearch) {
  const { category, supplier, rentable, price } = search;
  return {
    search: search.search,
    status: search.status,
    availability: search.availability,
    categoryId: category,
    supplierId: supplier,
    rentable: rentable && rentable === 'yes',
    price: moneyRangeInput(price),
    deleted: search.deleted,
  };
}

/** A malformed id would make the whole request fail, so that the list could not be mended. */
function id(value: unknown, prefix: string): string | undefined {
  const found = text(value, 60);
  return found && new RegExp(`^${prefix}_[0-9a-z]{26}$`).test(found) ? found : undefined;
}
