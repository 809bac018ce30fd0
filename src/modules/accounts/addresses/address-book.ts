import { isAllowed } from '../../../platform/authorization/actor.ts';
import { requireUserId } from '../../../platform/authorization/rules.ts';
import type { Context } from '../../../platform/context/context.ts';
import { lockById, notFound } from '../../../platform/database/saving.ts';
import { refuseIf } from '../../../platform/lib/problem.ts';
import { Customer } from '../customers/customer.entity.ts';
import { CustomerAddress } from './customer-address.entity.ts';

const path = ['customerAddressId'];

/**
 * An address of the actor, or with CUSTOMERS_MANAGE anybody's, and its customer, both locked until the end of the
 * transaction: the customer first, so that changes to an address book come one after the other.
 * @throws UserError NOT_FOUND, also for what belongs to somebody else
 */
export async function lockAddress(
  ctx: Context,
  id: string,
): Promise<{ address: CustomerAddress; customer: Customer }> {
  const userId = requireUserId(ctx);
  const found = await ctx.em.findOne(CustomerAddress, { id });
  if (!found) refuseIf(notFound(CustomerAddress, id), path);
  const customer = await lockById(ctx, Customer, found!.customer.id, path);
  const isOwn = customer.user?.id === userId;
  if (!isOwn && !isAllowed(ctx.actor, 'CUSTOMERS_MANAGE')) refuseIf(notFound(CustomerAddress, id), path);
  return { customer, address: await lockById(ctx, CustomerAddress, id, path) };
}

interface Defaults {
  readonly isDefaultShipping?: boolean | null;
  readonly isDefaultBilling?: boolean | null;
}

/** Makes an address the customer's default, or no longer; what is not said stays. */
export function setDefaults(
  customer: Customer,
  addressId: string,
  { isDefaultShipping, isDefaultBilling }: Defaults,
): void {
  const used = (current: string | null, wanted: boolean | null | undefined) => {
    if (wanted == null) return current;
    if (wanted) return addressId;
    return current === addressId ? null : current;
  };
  customer.defaultShippingAddressId = used(customer.defaultShippingAddressId, isDefaultShipping);
  customer.defaultBillingAddressId = used(customer.defaultBillingAddressId, isDefaultBilling);
}
