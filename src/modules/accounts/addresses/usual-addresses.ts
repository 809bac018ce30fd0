import type { Context } from '../../../platform/context/context.ts';
import { query } from '../../../platform/database/rows.ts';
import { listSql, sql } from '../../../platform/database/sql.ts';
import type { Buyer } from '../customers/customer-for.ts';
import type { StoredAddress } from './address.ts';
import { storedOwnAddress } from './own-address.ts';

/**
 * Where a customer's orders go when they name no address: to the defaults of the address book, or else to the customer's
 * own address. No billing address means that of the delivery.
 */
export async function usualAddresses(
  ctx: Context,
  buyer: Buyer,
): Promise<{ shippingAddress: StoredAddress | null; billingAddress: StoredAddress | null }> {
  const { defaultShippingAddressId: shipping, defaultBillingAddressId: billing } = buyer;
  const book = await readAddresses(ctx, [shipping, billing]);
  return {
    shippingAddress: (shipping && book.get(shipping)) || storedOwnAddress(buyer),
    billingAddress: (billing && book.get(billing)) || null,
  };
}

async function readAddresses(
  ctx: Context,
  ids: readonly (string | null)[],
): Promise<ReadonlyMap<string, StoredAddress>> {
  const wanted = ids.filter(id => id !== null);
  if (wanted.length === 0) return new Map();
  const rows = await query<{ id: string; address: string | StoredAddress }>(
    ctx,
    sql`/* accounts.usualAddresses */ select id, address from customer_address where id in (${listSql(wanted)})`,
  );
  return new Map(
    rows.map(({ id, address }) => [id, typeof address === 'string' ? JSON.parse(address) : address]),
  );
}
