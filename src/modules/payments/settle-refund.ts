import type { Context } from '../../platform/context/context.ts';
import { inTransaction } from '../../platform/context/in-transaction.ts';
import { create } from '../../platform/database/create.ts';
import { lockById } from '../../platform/database/saving.ts';
import { idempotent } from '../../platform/idempotency/idempotent.ts';
import { refuseIf } from '../../platform/lib/problem.ts';
import { audit } from '../audit/audit.ts';
import { finishRefund } from './finish-refund.ts';
import { targetIdOf } from './lock-payments.ts';
import { Payment } from './payment.entity.ts';
import type { SettleRefundInput } from './payment.inputs.ts';
import { settleProblem } from './payment.rules.ts';
import { targetOf } from './payment-targets.ts';
import { recordTimelineEvent } from './record-timeline-event.ts';
import { Refund } from './refunds/refund.entity.ts';

/**
 * Records that somebody gave back in another way all that refunds of a payment could not. What failed is refunded with
 * that; what a bank sent back counts as refunded already.
 * @throws UserError NOT_FOUND, WRONG_STATUS, IDEMPOTENCY_KEY_REUSED
 */
export async function settleRefund(ctx: Context, input: SettleRefundInput): Promise<{ paymentId: string }> {
  const { paymentId } = input;
  const targetId = await targetIdOf(ctx, paymentId);
  return inTransaction(ctx, async ctx => {
    // Locked before the first plain read, which fixes the snapshot.
    await targetOf(ctx, targetId).lock(ctx, targetId);
    return idempotent(ctx, 'settleRefund', input, { paymentId }, async () => {
      const payment = await lockById(ctx, Payment, paymentId, ['paymentId']);
      refuseIf(settleProblem(payment), ['paymentId']);
      const reason = input.reason.trim();
      const { refundDueMinor: amountMinor, returnedRefundMinor } = payment;
      payment.refundDueMinor = 0;
      payment.returnedRefundMinor = 0;
      recordTimelineEvent(ctx, payment, 'REFUND_SETTLED', { amountMinor, reason });
      audit(ctx, 'refund.settled', payment, { details: { amountMinor, reason } });
      const failedMinor = amountMinor - returnedRefundMinor;
      if (failedMinor > 0) await recordByHand(ctx, payment, failedMinor, reason);
    });
  });
}

/** Records a refund that no provider pays. */
async function recordByHand(
  ctx: Context,
  payment: Payment,
  amountMinor: number,
  reason: string,
): Promise<void> {
  const refund = create(ctx, Refund, {
    payment,
    amountMinor,
    currencyCode: payment.currencyCode,
    reason,
    requestedById: ctx.actor.userId,
    checkAt: null,
  });
  payment.pendingRefundMinor += amountMinor;
  await finishRefund(ctx, payment, refund, null);
}
