import type { Context } from '../../../platform/context/context.ts';
import { inTransaction } from '../../../platform/context/in-transaction.ts';
import { checkVersion, lockById } from '../../../platform/database/saving.ts';
import { audit } from '../../audit/audit.ts';
import { Customer } from './customer.entity.ts';
import type { DeleteCustomerInput } from './customer.inputs.ts';

/** Deletes a customer, whose orders and account stay. @throws UserError NOT_FOUND, VERSION_CONFLICT */
export async function deleteCustomer(
  ctx: Context,
  { customerId, version }: DeleteCustomerInput,
): Promise<{ deletedCustomerId: string }> {
  return inTransaction(ctx, async ctx => {
    const customer = await lockById(ctx, Customer, customerId, ['customerId']);
    checkVersion(customer, version);
    customer.deletedAt = ctx.clock.now();
    audit(ctx, 'customer.deleted', customer);
    return { deletedCustomerId: customerId };
  });
}
