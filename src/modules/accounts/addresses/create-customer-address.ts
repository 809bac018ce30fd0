import type { Context } from '../../../platform/context/context.ts';
import { inTransaction } from '../../../platform/context/in-transaction.ts';
import { create } from '../../../platform/database/create.ts';
import { lockById } from '../../../platform/database/saving.ts';
import { UserError } from '../../../platform/lib/user-error.ts';
import { audit } from '../../audit/audit.ts';
import { Customer } from '../customers/customer.entity.ts';
import { customerFor } from '../customers/customer-for.ts';
import { completeAddress } from './address.rules.ts';
import { setDefaults } from './address-book.ts';
import { CustomerAddress, maxCustomerAddresses } from './customer-address.entity.ts';
import type { CreateCustomerAddressInput } from './customer-address.inputs.ts';

/**
 * Adds an address to the address book of the actor, or with CUSTOMERS_MANAGE of another customer. The first one is used
 * for shipping and billing, unless the input says otherwise.
 * @throws UserError INVALID_INPUT, NOT_A_CUSTOMER, NOT_FOUND
 */
export async function createCustomerAddress(
  ctx: Context,
  input: CreateCustomerAddressInput,
): Promise<{ customerAddressId: string; customerId: string }> {
  return inTransaction(ctx, async ctx => {
    const { id: customerId } = await customerFor(ctx, input.customerId, 'CUSTOMERS_MANAGE');
    const customer = await lockById(ctx, Customer, customerId, ['customerId']);
    const count = await ctx.em.count(CustomerAddress, { customer: customerId });
    if (count >= maxCustomerAddresses)
      throw new UserError(
        'INVALID_INPUT',
        `The address book holds ${maxCustomerAddresses} addresses, which is the most. Delete or change one of them.`,
        { path: ['address'] },
      );
    const address = create(ctx, CustomerAddress, {
      customer,
      address: completeAddress(input.address, ['address']),
    });
    const isFirst = count === 0;
    setDefaults(customer, address.id, {
      isDefaultShipping: input.isDefaultShipping ?? (isFirst || null),
      isDefaultBilling: input.isDefaultBilling ?? (isFirst || null),
    });
    audit(ctx, 'customer.address_created', customer, {
      details: { addressId: address.id, address: address.address },
    });
    return { customerAddressId: address.id, customerId };
  });
}
