import type { Context } from '../../../platform/context/context.ts';
import { deletedOnly, equalsText } from '../../../platform/database/conditions.ts';
import { containing } from '../../../platform/database/matching.ts';
import { type List, sortBy } from '../../../platform/database/page.ts';
import { Customer } from './customer.entity.ts';
import type { CustomerSortField, CustomersArgs } from './customer.inputs.ts';

const sortProperties: Record<CustomerSortField, keyof Customer & string> = {
  NAME: 'name',
  CODE: 'code',
  CREATED_AT: 'createdAt',
};

/** The customers that a filter finds, in the order of a sort. */
export function customerList(
  ctx: Context,
  { filter, sort }: Pick<CustomersArgs, 'filter' | 'sort'>,
): List<Customer> {
  const { search, city, country, deleted } = filter ?? {};
  return {
    entity: Customer,
    where: [
      deletedOnly(deleted),
      equalsText('t.city', city),
      equalsText('t.country', country),
      containing(['t.name', 't.contact_name', 't.code', 't.email'], search),
    ],
    sort: sortBy(ctx, Customer, sortProperties[sort?.field ?? 'NAME'], sort?.direction === 'DESC'),
  };
}
