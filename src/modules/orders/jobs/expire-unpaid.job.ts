import type { Context } from '../../../platform/context/context.ts';
import { inTransaction } from '../../../platform/context/in-transaction.ts';
import { query } from '../../../platform/database/rows.ts';
import { sql } from '../../../platform/database/sql.ts';
import { defineJob } from '../../../platform/jobs/define-job.ts';
import { closeOrder } from '../close-order.ts';
import { lockOrder } from '../lock-order.ts';

const batchSize = 100;

/**
 * Calls off orders that were not paid in time. Each in a transaction of its own, so that one that is being paid just
 * now holds up none of the others: whoever locks the order first decides.
 */
export const expireUnpaid = defineJob({
  name: 'orders.expire-unpaid',
  every: '1m',
  outside: true,
  async run(ctx) {
    for (;;) {
      const expired = await query<{ id: string }>(
        ctx,
        sql`/* orders.expired */ select id from sales_order where status = 'PENDING_PAYMENT' and expires_at <= ${ctx.clock.now()} order by expires_at limit ${batchSize}`,
      );
      for (const { id } of expired) await expireOrder(ctx, id);
      if (expired.length < batchSize) return;
    }
  },
});

async function expireOrder(ctx: Context, orderId: string): Promise<void> {
  await inTransaction(ctx, async ctx => {
    const order = await lockOrder(ctx, orderId);
    const isOverdue = order.expiresAt !== null && order.expiresAt <= ctx.clock.now();
    if (order.status !== 'PENDING_PAYMENT' || !isOverdue) return;
    await closeOrder(ctx, order, 'EXPIRED', 'It was not paid in time.');
  });
}
