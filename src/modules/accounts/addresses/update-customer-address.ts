import type { Context } from '../../../platform/context/context.ts';
import { inTransaction } from '../../../platform/context/in-transaction.ts';
import { checkVersion } from '../../../platform/database/saving.ts';
import { audit } from '../../audit/audit.ts';
import { completeAddress } from './address.rules.ts';
import { lockAddress, setDefaults } from './address-book.ts';
import type { UpdateCustomerAddressInput } from './customer-address.inputs.ts';

/** @throws UserError NOT_FOUND, VERSION_CONFLICT, INVALID_INPUT */
export async function updateCustomerAddress(
  ctx: Context,
  { customerAddressId, version, ...input }: UpdateCustomerAddressInput,
): Promise<{ customerAddressId: string; customerId: string }> {
  return inTransaction(ctx, async ctx => {
    const { address, customer } = await lockAddress(ctx, customerAddressId);
    checkVersion(address, version);
    if (input.address) address.address = completeAddress(input.address, ['address']);
    setDefaults(customer, customerAddressId, input);
    audit(ctx, 'customer.address_updated', customer, {
      details: { addressId: customerAddressId, ...(input.address && { address: address.address }) },
    });
    return { customerAddressId, customerId: customer.id };
  });
}
