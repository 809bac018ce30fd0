import type { Context } from '../../platform/context/context.ts';
import { emit } from '../../platform/jobs/emit.ts';
import { audit } from '../audit/audit.ts';
import type { Payment } from './payment.entity.ts';
import { statusAfterRefund } from './payment.rules.ts';
import { targetOf } from './payment-targets.ts';
import { paymentRefunded, refundFailed } from './payments.events.ts';
import { recordTimelineEvent } from './record-timeline-event.ts';
import type { Refund } from './refunds/refund.entity.ts';

/** Records that a refund was paid. The target and the payment are locked. */
export async function finishRefund(
  ctx: Context,
  payment: Payment,
  refund: Refund,
  providerReference: string | null,
): Promise<void> {
  const { amountMinor, reason } = refund;
  refund.status = 'SUCCEEDED';
  refund.refundedAt = ctx.clock.now();
  refund.providerReference = providerReference;
  refund.checkAt = null;
  payment.pendingRefundMinor -= amountMinor;
  payment.refundedMinor += amountMinor;
  payment.status = statusAfterRefund(payment);
  recordTimelineEvent(ctx, payment, 'REFUNDED', { refundId: refund.id, amountMinor, reason });
  audit(ctx, 'payment.refunded', payment, { details: { refundId: refund.id, amountMinor, reason } });
  emit(ctx, paymentRefunded, { paymentId: payment.id, refundId: refund.id });
  // The target may read its payments by SQL.
  await ctx.em.flush();
  const { id: paymentId, targetId } = payment;
  if (payment.refusedAt === null)
    await targetOf(ctx, targetId).refunded(ctx, {
      paymentId,
      refundId: refund.id,
      targetId,
      amountMinor,
      reason,
    });
}

/** Records that a refund failed, so that the money can be refunded in another way. The payment is locked. */
export function failRefund(ctx: Context, payment: Payment, refund: Refund, message: string): void {
  refund.status = 'FAILED';
  refund.failureMessage = message.slice(0, 500);
  refund.checkAt = null;
  payment.pendingRefundMinor -= refund.amountMinor;
  payment.refundDueMinor += refund.amountMinor;
  recordTimelineEvent(ctx, payment, 'REFUND_FAILED', {
    refundId: refund.id,
    amountMinor: refund.amountMinor,
    message,
  });
  audit(ctx, 'refund.failed', refund, { details: { paymentId: payment.id } });
  emit(ctx, refundFailed, { paymentId: payment.id, refundId: refund.id });
}
