import { requirePermission } from '../../../platform/authorization/rules.ts';
import type { Context } from '../../../platform/context/context.ts';
import { deletedOnly } from '../../../platform/database/conditions.ts';
import { type Sort, sortBy, textChoice } from '../../../platform/database/page.ts';
import { listSearch } from '../../../platform/search/list-search.ts';
import type { SearchedList } from '../../../platform/search/searched-list.ts';
import { byRelevance } from '../../../platform/search/words.sql.ts';
import { supplierSearch } from '../search/search-texts.ts';
import { Supplier } from './supplier.entity.ts';
import type { SupplierSortField, SuppliersArgs } from './supplier.inputs.ts';

/** The suppliers that a filter finds, in the order of a sort. @throws FORBIDDEN for deleted ones without SUPPLIERS_MANAGE */
export function supplierList(
  ctx: Context,
  { filter, sort }: Pick<SuppliersArgs, 'filter' | 'sort'>,
): SearchedList<Supplier> {
  const { deleted, country, search } = filter ?? {};
  if (deleted) requirePermission(ctx, 'SUPPLIERS_MANAGE');
  return {
    list: {
      entity: Supplier,
      where: [deletedOnly(deleted)],
      choices: [textChoice('country', country)],
      sort: chosenSort(ctx, sort, search?.trim()),
    },
    search: listSearch(filter, supplierSearch, 'suppliers'),
  };
}

const sortProperties: Record<Exclude<SupplierSortField, 'COUNTRY'>, keyof Supplier & string> = {
  NAME: 'name',
  CREATED_AT: 'createdAt',
};

function chosenSort(ctx: Context, sort: SuppliersArgs['sort'], words: string | undefined): Sort {
  if (!sort && words) return byRelevance();
  const descending = sort?.direction === 'DESC';
  const field = sort?.field ?? 'NAME';
  if (field !== 'COUNTRY') return sortBy(ctx, Supplier, sortProperties[field], descending);
  // Null compares with nothing, so the page after a null would be empty.
  return {
    name: `country${descending ? ' desc' : ''}`,
    keys: [{ sql: "coalesce(t.country, '')", property: 'sortCountry' }],
    descending,
  };
}
