import { isAllowed } from '../../../platform/authorization/actor.ts';
import type { Permission } from '../../../platform/authorization/permission.ts';
import { requireUserId } from '../../../platform/authorization/rules.ts';
import type { Context } from '../../../platform/context/context.ts';
import { guard, guardById } from '../../../platform/database/guard.ts';
import { type Row, selectionOf, selectRows } from '../../../platform/database/rows.ts';
import { rawSql, type Sql, sql } from '../../../platform/database/sql.ts';
import { UserError } from '../../../platform/lib/user-error.ts';
import { type OwnAddress, ownAddressColumns } from '../addresses/own-address.ts';
import { Customer } from './customer.entity.ts';

/** What buying and renting need of a customer. */
export type Buyer = Pick<
  Row<Customer>,
  | 'id'
  | 'name'
  | 'defaultShippingAddressId'
  | 'defaultBillingAddressId'
  | 'taxId'
  | 'taxExempt'
  | 'taxExemptionReason'
> &
  OwnAddress;

const columns = [
  'name',
  ...ownAddressColumns,
  'defaultShippingAddressId',
  'defaultBillingAddressId',
  'taxId',
  'taxExempt',
  'taxExemptionReason',
] as const;
const path = ['customerId'];

/**
 * The customer that an order or a rental is for, within a transaction: the actor's own record when no id is given. It
 * is guarded, so that nobody is deleted or erased while something is bought in their name, and so that
 * their orders are counted one after the other. Customers are locked before products.
 * @param permission lets the actor name somebody else
 * @throws UserError NOT_A_CUSTOMER, NOT_FOUND, also for somebody else without the permission
 */
export async function customerFor(
  ctx: Context,
  customerId: string | null | undefined,
  permission: Permission,
): Promise<Buyer> {
  const userId = requireUserId(ctx);
  if (customerId == null) {
    const own = await buyerWhere(ctx, sql`t.user_id = ${userId}`, ctx.database.db.dialect.forUpdate);
    if (own) {
      await guard(ctx, Customer, own.id);
      return own;
    }
    throw new UserError('NOT_A_CUSTOMER', 'Your account has no customer record. Pass `customerId`.', {
      path,
    });
  }
  const customer = await guardById(ctx, Customer, customerId, path);
  if (customer.user?.id === userId || isAllowed(ctx.actor, permission)) return customer;
  throw new UserError('NOT_FOUND', `There is no customer with the id ${customerId}.`, { path });
}

/**
 * Whom a quote is for, without a lock: a customer by their id, or the one who asks; null when they have no customer record,
 * or are nobody known.
 * @param permission lets the actor name somebody else
 * @throws UserError NOT_FOUND, also for somebody else without the permission
 */
export async function readBuyer(
  ctx: Context,
  customerId: string | null | undefined,
  permission: Permission,
): Promise<Buyer | null> {
  const { userId } = ctx.actor;
  const own = userId === null ? undefined : await buyerWhere(ctx, sql`t.user_id = ${userId}`);
  if (customerId == null) return own ?? null;
  if (own?.id === customerId) return own;
  const other = isAllowed(ctx.actor, permission) && (await buyerWhere(ctx, sql`t.id = ${customerId}`));
  if (other) return other;
  throw new UserError('NOT_FOUND', `There is no customer with the id ${customerId}.`, { path });
}

async function buyerWhere(ctx: Context, condition: Sql, lock = rawSql('')): Promise<Buyer | undefined> {
  const selection = selectionOf(ctx.database.db, Customer, columns);
  const [buyer] = await selectRows<Customer>(
    ctx,
    selection,
    sql`${rawSql(`/* accounts.buyer */ select ${selection.text} from customer as t where`)} ${condition} and t.deleted_at is null${lock}`,
  );
  return buyer;
}
