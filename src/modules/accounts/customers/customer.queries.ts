import type { GraphQLResolveInfo } from 'graphql';
import { isAllowed } from '../../../platform/authorization/actor.ts';
import type { Context } from '../../../platform/context/context.ts';
import { loadById, loadGroup } from '../../../platform/database/load.ts';
import { type Row, selectRows } from '../../../platform/database/rows.ts';
import { listSql, rawSql, sql } from '../../../platform/database/sql.ts';
import { type ConnectionData, connectionPaths } from '../../../platform/graphql/connection.ts';
import { selectionBelow } from '../../../platform/graphql/selection.ts';
import { checkId } from '../../../platform/graphql/validation.ts';
import { readFoundConnection } from '../../../platform/search/found-connection.ts';
import { Customer } from './customer.entity.ts';
import type { CustomersArgs } from './customer.inputs.ts';
import { customerList } from './customer-list.ts';

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

export function listCustomers(
  ctx: Context,
  args: CustomersArgs,
  info: GraphQLResolveInfo,
): Promise<ConnectionData<CustomerRow>> {
  const { list, search } = customerList(ctx, args);
  const selection = selectionBelow(ctx, info, Customer, connectionPaths);
  return readFoundConnection(ctx, info, 'accounts.customers', { ...list, selection, args }, search);
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
