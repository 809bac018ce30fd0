import type { Context } from '../../../platform/context/context.ts';
import { addressColumns } from './address.ts';
import type { Customer } from './customer.entity.ts';

/** Leaves nothing of a customer but the code, under which their orders still count. */
export function eraseCustomer(ctx: Context, customer: Customer): void {
  customer.name = 'Deleted customer';
  customer.contactName = null;
  customer.email = null;
  customer.phone = null;
  for (const column of addressColumns) customer[column] = null;
  customer.deletedAt ??= ctx.clock.now();
}
