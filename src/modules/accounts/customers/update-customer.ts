import type { Context } from '../../../platform/context/context.ts';
import { inTransaction } from '../../../platform/context/in-transaction.ts';
import { checkVersion, flushUnique, lockById } from '../../../platform/database/saving.ts';
import { codeTaken } from '../../../platform/lib/code.ts';
import { audit } from '../../audit/audit.ts';
import { ownAddressChanges } from '../addresses/own-address.ts';
import { Customer } from './customer.entity.ts';
import type { UpdateCustomerInput } from './customer.inputs.ts';
import { customerFields } from './customer-fields.ts';

/** @throws UserError NOT_FOUND, VERSION_CONFLICT, CODE_TAKEN, INVALID_INPUT */
export async function updateCustomer(
  ctx: Context,
  { customerId, version, address, ...details }: UpdateCustomerInput,
): Promise<{ customerId: string }> {
  return inTransaction(ctx, async ctx => {
    const customer = await lockById(ctx, Customer, customerId, ['customerId']);
    checkVersion(customer, version);
    Object.assign(customer, customerFields(details), ownAddressChanges(customer, address));
    audit(ctx, 'customer.updated', customer);
    await flushUnique(ctx, Customer, { code: () => codeTaken('customer', customer.code) });
    return { customerId };
  });
}
