import type { Context } from '../../../platform/context/context.ts';
import { inTransaction } from '../../../platform/context/in-transaction.ts';
import { sql } from '../../../platform/database/sql.ts';
import { now, sweep } from '../../../platform/jobs/sweep.ts';
import { closeOrder } from '../close-order.ts';
import { lockOrder } from '../lock-order.ts';

/** Cancels orders that were not paid in time. Whichever locks an order first, this job or a payment, decides. */
export const expireUnpaid = sweep({
  name: 'orders.expire-unpaid',
  every: '1m',
  priority: 1,
  // After an outage many are due, and each waits for the database most of the time.
  atOnce: 4,
  begin: now,
  find: (now, after) =>
    sql`/* orders.expired */ select id from sales_order where status = 'PENDING_PAYMENT' and expires_at <= ${now} and id > ${after} order by id`,
  each: expireOrder,
});

async function expireOrder(ctx: Context, orderId: string): Promise<void> {
  await inTransaction(ctx, async ctx => {
    const order = await lockOrder(ctx, orderId);
    const isOverdue = order.expiresAt !== null && order.expiresAt <= ctx.clock.now();
    if (order.status !== 'PENDING_PAYMENT' || !isOverdue) return;
    await closeOrder(ctx, order, 'EXPIRED', 'It was not paid in time.');
  });
}
