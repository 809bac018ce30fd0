import type { Context } from '../../../platform/context/context.ts';
import { query } from '../../../platform/database/rows.ts';
import { sql } from '../../../platform/database/sql.ts';
import { defineJob } from '../../../platform/jobs/define-job.ts';
import { emit } from '../../../platform/jobs/emit.ts';
import { isWaiting } from '../../../platform/jobs/is-waiting.ts';
import { productsMoved } from '../../catalog/catalog.events.ts';
import {
  orderCancelled,
  orderCorrected,
  orderRefunded,
  orderReturned,
  ordersImported,
} from '../../orders/orders.events.ts';
import { dayIn } from '../../settings/store-day.ts';
import { closedDayChanged } from '../analytics.events.ts';
import { closeDays } from '../rollups/close-days.ts';
import { invalidateRollups } from '../rollups/invalidate-rollups.ts';
import { lockState } from '../rollups/lock-state.ts';
import { moveStraySums, moveSums } from '../rollups/move-sums.ts';
import { recomputeCustomers, recomputeDay } from '../rollups/recompute-day.ts';

export const closeFinishedDays = defineJob({
  name: 'analytics.close-days',
  every: '5m',
  lane: 'exports',
  transactional: false,
  async run(ctx) {
    let hasClosed = false;
    await closeDays(ctx, () => {
      hasClosed = true;
    });
    if (hasClosed) await moveStraySums(ctx);
  },
});

/**
 * A late change of an order, for example a refund, counts on the day on which the order was placed. Its customer is summed
 * up again at once. The day is summed up once for all changes that come before its job's turn.
 */
export const applyLateOrderChange = defineJob({
  name: 'analytics.follow-order',
  on: [orderCancelled, orderRefunded, orderReturned, orderCorrected],
  lane: 'exports',
  async run(ctx, payload: { orderId: string; formerCustomerId?: string | null }) {
    const state = await lockState(ctx);
    // Stale rollups are deleted at once, since the store may return to their time zone, and then they would lack this change.
    if (state.isStale) return void (await invalidateRollups(ctx));
    const order = await placementOf(ctx, payload.orderId);
    // Open days are not in the rollups.
    if (!order || order.placedAt >= state.openFrom) return;
    const customerIds = [order.customerId, payload.formerCustomerId].filter(id => id != null);
    await recomputeCustomers(ctx, state, customerIds);
    // The job of the same day that still waits will see this change, which was committed before this job was queued.
    const day = dayIn(state.timeZone, order.placedAt);
    if (!(await isWaiting(ctx, recomputeClosedDay.name, 'day', day))) emit(ctx, closedDayChanged, { day });
  },
});

export const recomputeClosedDay = defineJob({
  name: 'analytics.recompute-day',
  on: closedDayChanged,
  lane: 'exports',
  async run(ctx, { day }) {
    const state = await lockState(ctx);
    if (state.isStale) return void (await invalidateRollups(ctx));
    if (state.closedThrough !== null && day <= state.closedThrough) await recomputeDay(ctx, state, day);
  },
});

/** Sales are shown in the category that a product has now, so its sums move along. Open days read the product itself. */
export const moveSumsOfProducts = defineJob({
  name: 'analytics.follow-move',
  on: productsMoved,
  lane: 'exports',
  async run(ctx, { productIds }) {
    const state = await lockState(ctx);
    if (state.isStale) return void (await invalidateRollups(ctx));
    await moveSums(ctx, productIds);
  },
});

/** An import may have changed orders of any day. */
export const invalidateRollupsOnImport = defineJob({
  name: 'analytics.follow-import',
  on: ordersImported,
  lane: 'exports',
  run: ctx => invalidateRollups(ctx),
});

/** When an order was placed, and by which customer. */
async function placementOf(ctx: Context, orderId: string) {
  const [row] = await query<{ placedAt: string | number; customerId: string | null }>(
    ctx,
    sql`/* analytics.order */ select placed_at as placedAt, customer_id as customerId from sales_order where id = ${orderId}`,
  );
  return row && { ...row, placedAt: ctx.database.db.dialect.readDate(row.placedAt) };
}
