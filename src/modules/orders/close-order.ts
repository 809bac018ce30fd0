import type { Context } from '../../platform/context/context.ts';
import { emit } from '../../platform/jobs/emit.ts';
import { audit } from '../audit/audit.ts';
import { releaseHold } from '../inventory/holds/holds.ts';
import { moveStock } from '../inventory/move-stock.ts';
import { cancelOpenPayments } from '../payments/cancel-open-payments.ts';
import { refundTarget } from '../payments/refund-target.ts';
import { refundableOf } from '../payments/refundable-of.ts';
import { advance, advanceFulfillment, settlePayment } from './advance.ts';
import type { Order } from './order.entity.ts';
import { OrderLine } from './order-line.entity.ts';
import { orderCancelled } from './orders.events.ts';
import { recordTimelineEvent } from './record-timeline-event.ts';

/**
 * Cancels a locked order, within a transaction: units that have not come back yet go back into stock, open payments are
 * canceled, and what was paid is refunded.
 */
export async function closeOrder(
  ctx: Context,
  order: Order,
  kind: 'CANCELLED' | 'EXPIRED' | 'VOIDED',
  reason: string,
): Promise<void> {
  advance(order, 'CANCELLED');
  settlePayment(order);
  if (kind === 'VOIDED') advanceFulfillment(order, 'RETURNED');
  order.cancelledAt = ctx.clock.now();
  order.cancelReason = reason;
  audit(ctx, `order.${kind.toLowerCase()}`, order);
  await ctx.em.flush();
  const lines = await ctx.em.find(OrderLine, { order: order.id });
  const moves = lines.map(line => ({
    productId: line.product.id,
    delta: line.quantity - line.returnedQuantity,
  }));
  await moveStock(ctx, moves, { reason: 'CANCELLATION', reference: order.id });
  await releaseHold(ctx, order.id);
  await recordTimelineEvent(ctx, order.id, kind, { reason });
  await cancelOpenPayments(ctx, order.id);
  // The payments are read again below, which would undo what is not written yet.
  await ctx.em.flush();
  const amountMinor = await refundableOf(ctx, order.id);
  if (amountMinor > 0) await refundTarget(ctx, { targetId: order.id, amountMinor, reason });
  emit(ctx, orderCancelled, { orderId: order.id });
}
