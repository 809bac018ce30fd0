import { isAllowed } from '../../../platform/authorization/actor.ts';
import type { Context } from '../../../platform/context/context.ts';
import { type Problem, refuseIf } from '../../../platform/lib/problem.ts';
import { UserError } from '../../../platform/lib/user-error.ts';
import { knownSettings } from '../../settings/settings.queries.ts';
import { dayIn } from '../../settings/store-day.ts';
import { lockOrder } from '../lock-order.ts';
import type { Order } from '../order.entity.ts';
import { saleProblem } from '../order-actions.rules.ts';

const path = ['orderId'];

/**
 * Locks a sale that the actor may still change: their own of the same day in the store's time zone, or any with
 * SALES_MANAGE.
 * @throws UserError NOT_FOUND, WRONG_STATUS
 */
export async function lockSale(ctx: Context, orderId: string, what: 'corrected' | 'voided'): Promise<Order> {
  const order = await lockOrder(ctx, orderId);
  if (!isSaleToChange(ctx, order))
    throw new UserError('NOT_FOUND', `You have no sale with the id ${orderId}.`, { path });
  refuseIf(await problemOfSale(ctx, order, what), path);
  return order;
}

/** Whether it is a sale at the counter that the actor recorded, or any if they manage sales. */
export function isSaleToChange(ctx: Context, order: Pick<Order, 'channel' | 'createdById'>): boolean {
  if (order.channel !== 'COUNTER') return false;
  return isAllowed(ctx.actor, 'SALES_MANAGE') || order.createdById === ctx.actor.userId;
}

/** What stands against changing a sale, for the actor and now. */
export async function problemOfSale(
  ctx: Context,
  order: Pick<Order, 'number' | 'status' | 'placedAt'>,
  what: 'corrected' | 'voided',
): Promise<Problem | null> {
  const isManager = isAllowed(ctx.actor, 'SALES_MANAGE');
  const isOfToday = isManager || (await isSaleOfToday(ctx, order.placedAt));
  return saleProblem(order, { isManager, isOfToday }, what);
}

async function isSaleOfToday(ctx: Context, placedAt: Date): Promise<boolean> {
  const { timeZone } = await knownSettings(ctx);
  return dayIn(timeZone, placedAt) === dayIn(timeZone, ctx.clock.now());
}
