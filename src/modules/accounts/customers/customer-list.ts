import type { Context } from '../../../platform/context/context.ts';
import { deletedOnly } from '../../../platform/database/conditions.ts';
import { sortBy, textChoice } from '../../../platform/database/page.ts';
import { findCountry } from '../../../platform/lib/countries.ts';
import { type RowsSearched, rowSearch } from '../../../platform/search/row-search.ts';
import { Customer } from './customer.entity.ts';
import type { CustomerSortField, CustomersArgs } from './customer.inputs.ts';
import { waysToCustomer } from './customer-ways.sql.ts';

const sortProperties: Record<CustomerSortField, keyof Customer & string> = {
  NAME: 'name',
  CODE: 'code',
  CREATED_AT: 'createdAt',
};

/** The customers that a filter finds, in the order of a sort. */
export function customerList(
  ctx: Context,
  { filter, sort }: Pick<CustomersArgs, 'filter' | 'sort'>,
): RowsSearched<Customer> {
  const { search, city, country, deleted } = filter ?? {};
  return {
    list: {
      entity: Customer,
      where: [deletedOnly(deleted)],
      choices: [
        textChoice('city', city),
        textChoice('country', country == null ? country : (findCountry(country)?.name ?? country)),
      ],
      sort: sortBy(ctx, Customer, sortProperties[sort?.field ?? 'NAME'], sort?.direction === 'DESC'),
    },
    search: rowSearch(search, 'customers', word => waysToCustomer(ctx, word)),
  };
}
