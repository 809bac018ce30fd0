import type { Context } from '../../../platform/context/context.ts';
import { randomCode } from '../../../platform/lib/random-code.ts';
import { addressColumns } from './address.ts';
import type { Customer } from './customer.entity.ts';

const erasedName = 'Deleted customer';

/**
 * Leaves nothing of a customer but the row, under which their orders still count. The code goes too: people choose it,
 * often after the name, and an import of customers by code would fill the row again.
 */
export function eraseCustomer(ctx: Context, customer: Customer): void {
  if (customer.name !== erasedName) customer.code = randomCode('C');
  customer.name = erasedName;
  customer.contactName = null;
  customer.email = null;
  customer.phone = null;
  for (const column of addressColumns) customer[column] = null;
  customer.deletedAt ??= ctx.clock.now();
}
