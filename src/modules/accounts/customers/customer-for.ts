import { isAllowed } from '../../../platform/authorization/actor.ts';
import type { Permission } from '../../../platform/authorization/permission.ts';
import { requireUserId } from '../../../platform/authorization/rules.ts';
import type { Context } from '../../../platform/context/context.ts';
import { guard, guardById } from '../../../platform/database/guard.ts';
import { type Row, selectionOf, selectRows } from '../../../platform/database/rows.ts';
import { rawSql, sql } from '../../../platform/database/sql.ts';
import { UserError } from '../../../platform/lib/user-error.ts';
import { Customer } from './customer.entity.ts';

/** What buying and renting need of a customer. */
export type Buyer = Pick<
  Row<Customer>,
  'id' | 'name' | 'street' | 'postalCode' | 'city' | 'region' | 'country'
>;

const columns = ['name', 'street', 'postalCode', 'city', 'region', 'country'] as const;
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
    const { db } = ctx.database;
    const selection = selectionOf(db, Customer, columns);
    const [own] = await selectRows<Customer>(
      ctx,
      selection,
      sql`${rawSql(`/* accounts.buyer */ select ${selection.text} from customer as t where t.user_id = `)}${userId} and t.deleted_at is null${db.dialect.forUpdate}`,
    );
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
