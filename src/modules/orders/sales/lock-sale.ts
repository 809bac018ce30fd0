import { isAllowed } from '../../../platform/authorization/actor.ts';
import type { Context } from '../../../platform/context/context.ts';
import { UserError } from '../../../platform/lib/user-error.ts';
import { readSettings } from '../../settings/settings.queries.ts';
import { dayIn } from '../../settings/store-day.ts';
import { lockOrder } from '../lock-order.ts';
import type { Order } from '../order.entity.ts';
import { checkStatus } from '../order.rules.ts';

const path = ['orderId'];

/**
 * Locks a sale that the actor may still change: their own of the same day in the store's time zone, or any with
 * SALES_MANAGE.
 * @throws UserError NOT_FOUND, WRONG_STATUS
 */
export async function lockSale(ctx: Context, orderId: string, what: string): Promise<Order> {
  const order = await lockOrder(ctx, orderId);
  const isManager = isAllowed(ctx.actor, 'SALES_MANAGE');
  if (order.channel !== 'COUNTER' || !(isManager || order.createdById === ctx.actor.userId))
    throw new UserError('NOT_FOUND', `You have no sale with the id ${orderId}.`, { path });
  const { timeZone } = await readSettings(ctx);
  if (!isManager && dayIn(timeZone, order.placedAt) !== dayIn(timeZone, ctx.clock.now()))
    throw new UserError(
      'WRONG_STATUS',
      `Sale ${order.number} was not recorded today. Ask a manager to have it ${what}.`,
      { path },
    );
  checkStatus(order, ['DELIVERED'], what);
  return order;
}
