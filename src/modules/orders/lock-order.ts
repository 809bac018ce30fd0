import { isAllowed } from '../../platform/authorization/actor.ts';
import type { Permission } from '../../platform/authorization/permission.ts';
import type { Context } from '../../platform/context/context.ts';
import { guardById } from '../../platform/database/guard.ts';
import { lockById } from '../../platform/database/saving.ts';
import { UserError } from '../../platform/lib/user-error.ts';
import { Customer } from '../accounts/customers/customer.entity.ts';
import { Order } from './order.entity.ts';
import { alignStates } from './states/align-states.ts';

/** An order, locked until the end of the transaction, its states up to date. @throws UserError NOT_FOUND */
export async function lockOrder(ctx: Context, orderId: string): Promise<Order> {
  return alignStates(await lockById(ctx, Order, orderId, ['orderId']));
}

/** The same for whoever changes what belongs to the order, and perhaps nothing of its own. @throws UserError NOT_FOUND */
export async function guardOrder(ctx: Context, orderId: string): Promise<Order> {
  return alignStates(await guardById(ctx, Order, orderId, ['orderId']));
}

/**
 * The same as `lockOrder`, but only for the order's customer and for holders of a permission; for everybody else it does not exist.
 * @throws UserError NOT_FOUND
 */
export async function lockOwnOrder(ctx: Context, orderId: string, permission: Permission): Promise<Order> {
  const order = await lockOrder(ctx, orderId);
  if (isAllowed(ctx.actor, permission) || (await isOwn(ctx, order))) return order;
  throw new UserError('NOT_FOUND', `There is no order with the id ${orderId}.`, { path: ['orderId'] });
}

async function isOwn(ctx: Context, order: Order): Promise<boolean> {
  if (!order.customer || ctx.actor.userId === null) return false;
  const customer = await ctx.em.findOne(Customer, { id: order.customer.id, user: ctx.actor.userId });
  return customer !== null;
}
