import type { Context } from '../../../platform/context/context.ts';
import { randomCode } from '../../../platform/lib/random-code.ts';
import { ownAddressColumns } from '../addresses/own-address.ts';
import type { Customer } from './customer.entity.ts';

const erasedName = 'Deleted customer';

/**
 * Erases the personal data of a customer. The row stays, because orders refer to it. The code is replaced too: people
 * often derive it from the name, and an import of customers by code would fill the row again.
 */
export function eraseCustomer(ctx: Context, customer: Customer): void {
  if (customer.name !== erasedName) customer.code = randomCode('C');
  customer.name = erasedName;
  customer.contactName = null;
  customer.email = null;
  customer.searchText = null;
  customer.phone = null;
  for (const column of ownAddressColumns) customer[column] = null;
  customer.defaultShippingAddressId = null;
  customer.defaultBillingAddressId = null;
  customer.taxId = null;
  customer.taxExemptionReason = null;
  customer.deletedAt ??= ctx.clock.now();
}
