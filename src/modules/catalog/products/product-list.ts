import { requirePermission } from '../../../platform/authorization/rules.ts';
import type { Context } from '../../../platform/context/context.ts';
import { type Sort, sortBy } from '../../../platform/database/page.ts';
import { columnOf } from '../../../platform/database/rows.ts';
import { UserError } from '../../../platform/lib/user-error.ts';
import { listSearch } from '../../../platform/search/list-search.ts';
import type { SearchedList } from '../../../platform/search/searched-list.ts';
import { byRelevance } from '../../../platform/search/words.sql.ts';
import { hasEnd } from '../../settings/money-within.ts';
import { productSearch } from '../search/search-texts.ts';
import { Product } from './product.entity.ts';
import { productConditions } from './product.filter.ts';
import type { ProductFilter, ProductSortField, ProductsArgs } from './product-list.inputs.ts';

type Choices = Pick<ProductsArgs, 'filter' | 'sort'>;

/**
 * The products that a filter finds, in the order of a sort.
 * @throws UserError INVALID_INPUT, and FORBIDDEN for deleted products without CATALOG_MANAGE
 */
export async function productList(ctx: Context, { filter, sort }: Choices): Promise<SearchedList<Product>> {
  if (filter?.deleted) requirePermission(ctx, 'CATALOG_MANAGE');
  const search = filter?.search?.trim() || undefined;
  return {
    list: {
      entity: Product,
      ...(await productConditions(ctx, filter ?? {})),
      sort: chosenSort(ctx, { filter, sort }, search),
    },
    search: listSearch(filter, productSearch, 'products', narrowing),
  };
}

/** The conditions that an index of the products serves. */
const narrowing: readonly (keyof ProductFilter)[] = [
  'ids',
  'categoryId',
  'categoryIds',
  'supplierId',
  'supplierIds',
];

const sortProperties: Record<Exclude<ProductSortField, 'RELEVANCE' | 'PRICE'>, keyof Product & string> = {
  NAME: 'name',
  CREATED_AT: 'createdAt',
  UPDATED_AT: 'updatedAt',
  STOCK: 'stockOnHand',
  SKU: 'sku',
};

function chosenSort(ctx: Context, { filter, sort }: Choices, search: string | undefined): Sort {
  const field = sort?.field ?? (search ? 'RELEVANCE' : 'NAME');
  const descending = sort?.direction === 'DESC';
  if (field === 'PRICE') return byPrice(ctx, filter ?? {}, descending);
  if (field !== 'RELEVANCE') return sortBy(ctx, Product, sortProperties[field], descending);
  if (!search)
    throw new UserError('INVALID_INPUT', 'Sorting by RELEVANCE needs "filter.search".', {
      path: ['sort', 'field'],
    });
  return byRelevance(descending);
}

/** By currency first, since amounts in different currencies do not compare. One index serves both keys. */
function byPrice(ctx: Context, filter: ProductFilter, descending: boolean): Sort {
  // A price filter leaves one currency. With that in the sort, MariaDB would not read the rows in the index's order.
  const properties = hasEnd(filter.price) ? ['priceMinor'] : ['currencyCode', 'priceMinor'];
  const keys = properties.map(property => {
    return { sql: columnOf(ctx.database.db, Product, property), property };
  });
  return { name: `Product.${properties.join()}${descending ? ' desc' : ''}`, keys, descending };
}
