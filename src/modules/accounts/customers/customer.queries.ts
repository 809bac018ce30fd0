import type { GraphQLResolveInfo } from 'graphql';
import { isAllowed } from '../../../platform/authorization/actor.ts';
import type { Context } from '../../../platform/context/context.ts';
import { deletedOnly, equalsText } from '../../../platform/database/conditions.ts';
import { loadById, loadGroup } from '../../../platform/database/load.ts';
import { containing } from '../../../platform/database/matching.ts';
import { sortBy } from '../../../platform/database/page.ts';
import { type Row, selectRows } from '../../../platform/database/rows.ts';
import { listSql, rawSql, sql } from '../../../platform/database/sql.ts';
import {
  type ConnectionData,
  connectionPaths,
  readConnection,
} from '../../../platform/graphql/connection.ts';
import { selectionBelow } from '../../../platform/graphql/selection.ts';
import { checkId } from '../../../platform/graphql/validation.ts';
import { Customer } from './customer.entity.ts';
import type { CustomerSortField, CustomersArgs } from './customer.inputs.ts';

export type CustomerRow = Row<Customer>;

/** A customer by its id. The caller has checked that the actor may see it. */
export function readCustomer(
  ctx: Context,
  id: string,
  info: GraphQLResolveInfo,
): Promise<CustomerRow | null> {
  return loadById(ctx, Customer, id, selectionBelow(ctx, info, Customer, [[]], ['user']));
}

/** A customer by its id: the actor's own record, or with CUSTOMERS_VIEW any; otherwise null. */
export async function customerById(
  ctx: Context,
  id: string,
  info: GraphQLResolveInfo,
): Promise<CustomerRow | null> {
  checkId(id, 'customer');
  const customer = await readCustomer(ctx, id, info);
  if (isAllowed(ctx.actor, 'CUSTOMERS_VIEW')) return customer;
  return customer?.user != null && customer.user === ctx.actor.userId ? customer : null;
}

const sortProperties: Record<CustomerSortField, keyof CustomerRow> = {
  NAME: 'name',
  CODE: 'code',
  CREATED_AT: 'createdAt',
};

export function listCustomers(
  ctx: Context,
  { filter, sort, ...args }: CustomersArgs,
  info: GraphQLResolveInfo,
): Promise<ConnectionData<CustomerRow>> {
  const { search, city, country, deleted } = filter ?? {};
  return readConnection(ctx, info, 'accounts.customers', {
    entity: Customer,
    selection: selectionBelow(ctx, info, Customer, connectionPaths),
    where: [
      deletedOnly(deleted),
      equalsText('t.city', city),
      equalsText('t.country', country),
      containing(['t.name', 't.contact_name', 't.code', 't.email'], search),
    ],
    sort: sortBy(ctx, Customer, sortProperties[sort?.field ?? 'NAME'], sort?.direction === 'DESC'),
    args,
  });
}

/** The customer record of a user, or null. */
export async function customerOfUser(
  ctx: Context,
  userId: string,
  info: GraphQLResolveInfo,
): Promise<CustomerRow | null> {
  const selection = selectionBelow(ctx, info, Customer);
  const [customer] = await loadGroup(ctx, `customers ${selection.key}`, userId, ids =>
    selectRows<Customer & { groupId: string }>(
      ctx,
      selection,
      sql`${rawSql(`/* accounts.customersOfUsers */ select ${selection.text}, t.user_id as groupId from customer as t${selection.joins} where`)} t.user_id in (${listSql(ids)}) and t.deleted_at is null`,
    ),
  );
  return (customer as CustomerRow | undefined) ?? null;
}
