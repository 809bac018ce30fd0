import type { Context } from '../../../platform/context/context.ts';
import { type Joined, joinedRow, type Row } from '../../../platform/database/rows.ts';
import type { Customer } from './customer.entity.ts';

/** What a row with a customer must have been read with, for `belongsToActor`: the customer's user, joined. */
export const ownerColumns = ['customer', 'customer.user'] as const;
export const ownerJoin: Joined = new Map([['customer', ['user']]]);

/** Whether the customer of an order or a rental is the actor. */
export function belongsToActor(
  { actor: { userId } }: Context,
  row: Row<{ customer: Customer | null }>,
): boolean {
  return (
    userId !== null && joinedRow<{ customer: Customer | null }, 'customer'>(row, 'customer')?.user === userId
  );
}
