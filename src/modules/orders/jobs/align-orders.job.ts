import { inTransaction } from '../../../platform/context/in-transaction.ts';
import { sql } from '../../../platform/database/sql.ts';
import { sweep } from '../../../platform/jobs/sweep.ts';
import { lockOrder } from '../lock-order.ts';

/** How long processes of both versions may run side by side. */
const lookBackMs = 48 * 60 * 60_000;

/**
 * Brings orders up to date that a process of the version before changed during an upgrade, and nobody since. It may go
 * with the next version.
 */
export const alignOrders = sweep({
  name: 'orders.align',
  every: '1h',
  lane: 'exports',
  begin: async ctx => ({
    since: new Date(ctx.clock.now().getTime() - lookBackMs),
    sorted: ctx.database.db.dialect.sorted,
  }),
  // As the rules say it, for rows: `order-states.rules.ts`. What came back is not looked for.
  find: ({ since, sorted }, after) =>
    sql`/* orders.unaligned */ select id from sales_order${sorted} where updated_at >= ${since} and id > ${after} and deleted_at is null and total_minor > 0 and (
      payment_status <> case when paid_minor - refunded_minor >= total_minor and status <> 'PENDING_PAYMENT' then 'PAID'
        when refunded_minor > 0 and status <> 'PENDING_PAYMENT' then case when paid_minor <= refunded_minor then 'REFUNDED' else 'PARTIALLY_REFUNDED' end
        when paid_minor <= refunded_minor then 'UNPAID' else 'PARTIALLY_PAID' end
      or status = 'CANCELLED' and delivered_at is not null and fulfillment_status <> 'RETURNED'
      or (status = 'DELIVERED' or delivered_at is not null) and fulfillment_status in ('UNFULFILLED', 'PARTIALLY_SHIPPED', 'SHIPPED')
      or (status = 'SHIPPED' or status = 'REFUNDED' and shipped_at is not null) and fulfillment_status in ('UNFULFILLED', 'PARTIALLY_SHIPPED')
    ) order by id`,
  // Whoever locks an order brings it up to date.
  each: (ctx, orderId) => inTransaction(ctx, ctx => lockOrder(ctx, orderId)),
});
