import type { Context } from '../../../platform/context/context.ts';
import { inTransaction } from '../../../platform/context/in-transaction.ts';
import { checkDeleted, lockById } from '../../../platform/database/saving.ts';
import { audit } from '../../audit/audit.ts';
import { Customer } from './customer.entity.ts';
import type { RestoreCustomerInput } from './customer.inputs.ts';

/** Restores a deleted customer. @throws UserError NOT_FOUND, NOT_DELETED */
export async function restoreCustomer(
  ctx: Context,
  { customerId }: RestoreCustomerInput,
): Promise<{ customerId: string }> {
  return inTransaction(ctx, async ctx => {
    const customer = await lockById(ctx, Customer, customerId, ['customerId'], { deleted: true });
    checkDeleted(customer, 'customer', ['customerId']);
    customer.deletedAt = null;
    audit(ctx, 'customer.restored', customer);
    return { customerId };
  });
}
