import type { Context } from '../../platform/context/context.ts';
import { emit } from '../../platform/jobs/emit.ts';
import { audit } from '../audit/audit.ts';
import { advance } from './advance.ts';
import { allocateRefund } from './allocate-refund.ts';
import type { Order } from './order.entity.ts';
import { orderRefunded } from './orders.events.ts';
import { recordTimelineEvent } from './record-timeline-event.ts';

export interface OrderRefund {
  readonly amountMinor: number;
  readonly reason: string;
  /** Absent for what is handed out without a payment that it belongs to. */
  readonly paymentId?: string;
  readonly refundId?: string;
}

/** Notes that money of a locked order went back, within a transaction. */
export async function recordRefund(
  ctx: Context,
  order: Order,
  { amountMinor, reason, paymentId, refundId }: OrderRefund,
): Promise<void> {
  order.refundedMinor += amountMinor;
  // A sale that was corrected to cost nothing can still be corrected or voided.
  const isAll = order.totalMinor > 0 && order.paidMinor > 0 && order.refundedMinor === order.paidMinor;
  if (isAll && order.status !== 'CANCELLED') advance(order, 'REFUNDED');
  await allocateRefund(ctx, order);
  const facts = { ...(paymentId && { paymentId, refundId }), amountMinor };
  audit(ctx, 'order.refunded', order, { facts });
  const { orderEventId } = await recordTimelineEvent(ctx, order.id, 'REFUNDED', { ...facts, reason });
  emit(ctx, orderRefunded, { orderId: order.id, amountMinor, orderEventId });
}
