import type { Context } from '../../../platform/context/context.ts';
import { inTransaction } from '../../../platform/context/in-transaction.ts';
import { create } from '../../../platform/database/create.ts';
import { flushUnique } from '../../../platform/database/saving.ts';
import { codeTaken } from '../../../platform/lib/code.ts';
import { randomCode } from '../../../platform/lib/random-code.ts';
import { audit } from '../../audit/audit.ts';
import { ownAddressChanges } from '../addresses/own-address.ts';
import { Customer } from './customer.entity.ts';
import type { CreateCustomerInput } from './customer.inputs.ts';
import { customerFields } from './customer-fields.ts';

/** Creates a customer without an account. @throws UserError CODE_TAKEN, INVALID_INPUT */
export async function createCustomer(
  ctx: Context,
  { address, code, ...details }: CreateCustomerInput,
): Promise<{ customerId: string }> {
  return inTransaction(ctx, async ctx => {
    const customer = create(ctx, Customer, {
      ...customerFields(details),
      code: code ?? randomCode('C'),
    });
    Object.assign(customer, ownAddressChanges(customer, address ?? undefined));
    audit(ctx, 'customer.created', customer);
    await flushUnique(ctx, Customer, { code: () => codeTaken('customer', customer.code) });
    return { customerId: customer.id };
  });
}
