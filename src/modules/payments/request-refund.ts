import type { Context } from '../../platform/context/context.ts';
import { create } from '../../platform/database/create.ts';
import { emit } from '../../platform/jobs/emit.ts';
import { audit } from '../audit/audit.ts';
import { finishRefund } from './finish-refund.ts';
import type { Payment } from './payment.entity.ts';
import { isOnline, refundableMinor, refundDueAfter, refundTooHigh } from './payment.rules.ts';
import { refundDueAtCounter, refundRequested } from './payments.events.ts';
import { recordTimelineEvent } from './record-timeline-event.ts';
import { Refund } from './refunds/refund.entity.ts';

/** How long the request for a refund may take before reconciliation handles it. */
const reconcileDelayMs = 60_000;

export interface RefundRequest {
  readonly id?: string;
  readonly amountMinor: number;
  readonly reason: string;
  /** How long the job waits, for a caller that asks the provider itself. */
  readonly delayMs?: number;
}

/**
 * Requests a refund of a locked payment. Without a provider it is finished at once, otherwise after the commit.
 * @throws UserError REFUND_TOO_HIGH
 */
export async function requestRefund(
  ctx: Context,
  payment: Payment,
  { id, amountMinor, reason, delayMs = 0 }: RefundRequest,
  path: readonly string[] = ['amount'],
): Promise<Refund> {
  const available = refundableMinor(payment);
  if (amountMinor > available) throw refundTooHigh(available, payment.currencyCode, path);
  if (!Number.isSafeInteger(amountMinor) || amountMinor <= 0)
    throw new Error(`A refund cannot have the amount ${amountMinor}.`);
  const online = isOnline(payment.provider);
  const refund = create(ctx, Refund, {
    ...(id && { id }),
    payment,
    amountMinor,
    currencyCode: payment.currencyCode,
    reason,
    requestedById: ctx.actor.userId,
    checkAt: online ? new Date(ctx.clock.now().getTime() + reconcileDelayMs) : null,
  });
  payment.pendingRefundMinor += amountMinor;
  payment.refundDueMinor = refundDueAfter(payment, amountMinor);
  audit(ctx, 'refund.requested', refund, { details: { paymentId: payment.id } });
  if (!online) {
    await finishRefund(ctx, payment, refund, null);
    emit(ctx, refundDueAtCounter, { paymentId: payment.id, refundId: refund.id });
    return refund;
  }
  recordTimelineEvent(ctx, payment, 'REFUND_REQUESTED', { refundId: refund.id, amountMinor, reason });
  emit(ctx, refundRequested, { refundId: refund.id }, { delayMs });
  return refund;
}
