import type { Context } from '../../../platform/context/context.ts';
import { inTransaction } from '../../../platform/context/in-transaction.ts';
import { checkVersion } from '../../../platform/database/saving.ts';
import { audit } from '../../audit/audit.ts';
import { lockAddress, setDefaults } from './address-book.ts';
import type { DeleteCustomerAddressInput } from './customer-address.inputs.ts';

/**
 * Deletes an address for good: nobody needs where somebody no longer lives. Orders keep the addresses that they have.
 * @throws UserError NOT_FOUND, VERSION_CONFLICT
 */
export async function deleteCustomerAddress(
  ctx: Context,
  { customerAddressId, version }: DeleteCustomerAddressInput,
): Promise<{ deletedCustomerAddressId: string; customerId: string }> {
  return inTransaction(ctx, async ctx => {
    const { address, customer } = await lockAddress(ctx, customerAddressId);
    checkVersion(address, version);
    ctx.em.remove(address);
    setDefaults(customer, customerAddressId, { isDefaultShipping: false, isDefaultBilling: false });
    audit(ctx, 'customer.address_deleted', customer, { details: { addressId: customerAddressId } });
    return { deletedCustomerAddressId: customerAddressId, customerId: customer.id };
  });
}
