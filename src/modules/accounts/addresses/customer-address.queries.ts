import type { GraphQLResolveInfo } from 'graphql';
import { isAllowed } from '../../../platform/authorization/actor.ts';
import type { Context } from '../../../platform/context/context.ts';
import { loadById, loadGroup } from '../../../platform/database/load.ts';
import { type Row, selectRows } from '../../../platform/database/rows.ts';
import { listSql, rawSql, sql } from '../../../platform/database/sql.ts';
import { selectionBelow } from '../../../platform/graphql/selection.ts';
import { belongsToActor, ownerColumns } from '../customers/belongs-to-actor.ts';
import { CustomerAddress } from './customer-address.entity.ts';

export type CustomerAddressRow = Row<CustomerAddress>;

/** An address by its id. The caller has checked that the actor may see it. */
export function readCustomerAddress(
  ctx: Context,
  id: string,
  info: GraphQLResolveInfo,
): Promise<CustomerAddressRow | null> {
  return loadById(ctx, CustomerAddress, id, selectionBelow(ctx, info, CustomerAddress));
}

/** An address by its id: one of the actor's own, or with CUSTOMERS_VIEW any; otherwise null. */
export async function customerAddressById(
  ctx: Context,
  id: string,
  info: GraphQLResolveInfo,
): Promise<CustomerAddressRow | null> {
  const selection = selectionBelow(ctx, info, CustomerAddress, [[]], ownerColumns);
  const address = await loadById(ctx, CustomerAddress, id, selection);
  if (!address || isAllowed(ctx.actor, 'CUSTOMERS_VIEW')) return address;
  return belongsToActor(ctx, address) ? address : null;
}

/** The address book of a customer, oldest first. */
export function addressesOfCustomer(
  ctx: Context,
  customerId: string,
  info: GraphQLResolveInfo,
): Promise<CustomerAddressRow[]> {
  const selection = selectionBelow(ctx, info, CustomerAddress);
  return loadGroup(ctx, `addresses ${selection.key}`, customerId, ids =>
    selectRows<CustomerAddress & { groupId: string }>(
      ctx,
      selection,
      sql`${rawSql(`/* accounts.addresses */ select ${selection.text}, t.customer_id as groupId from customer_address as t${selection.joins} where`)} t.customer_id in (${listSql(ids)}) and t.deleted_at is null order by t.id`,
    ),
  ) as Promise<CustomerAddressRow[]>;
}
