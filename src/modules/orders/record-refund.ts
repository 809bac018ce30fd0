import type { Context } from '../../platform/context/context.ts';
import { emit } from '../../platform/jobs/emit.ts';
import { audit } from '../audit/audit.ts';
import { advance, settlePayment } from './advance.ts';
import { allocateRefund } from './allocate-refund.ts';
import type { Order } from './order.entity.ts';
import { orderRefunded } from './orders.events.ts';
import { recordTimelineEvent } from './record-timeline-event.ts';

export interface OrderRefund {
  readonly amountMinor: number;
  readonly reason: string;
  /** Absent for a refund by hand, which belongs to no payment. */
  readonly paymentId?: string;
  readonly refundId?: string;
}

/** Records that money of a locked order was refunded, within a transaction. */
export async function recordRefund(
  ctx: Context,
  order: Order,
  { amountMinor, reason, paymentId, refundId }: OrderRefund,
): Promise<void> {
  order.refundedMinor += amountMinor;
  // A part of an order that still waits for its payment is due again; nothing of its price was given back.
  if (order.status !== 'PENDING_PAYMENT') {
    // A sale that was corrected to a total of zero can still be corrected or voided.
    const isAll = order.totalMinor > 0 && order.paidMinor > 0 && order.refundedMinor === order.paidMinor;
    if (isAll && order.status !== 'CANCELLED') advance(order, 'REFUNDED');
    await allocateRefund(ctx, order);
  }
  settlePayment(order);
  const details = { ...(paymentId && { paymentId, refundId }), amountMinor };
  audit(ctx, 'order.refunded', order, { details });
  const { orderEventId } = await recordTimelineEvent(ctx, order.id, 'REFUNDED', { ...details, reason });
  emit(ctx, orderRefunded, { orderId: order.id, amountMinor, orderEventId });
}
