import type { Context } from '../../platform/context/context.ts';
import { emit } from '../../platform/jobs/emit.ts';
import { audit } from '../audit/audit.ts';
import { finishRefund } from './finish-refund.ts';
import type { Payment } from './payment.entity.ts';
import { isOnline, refundableMinor, refundTooHigh } from './payment.rules.ts';
import { refundDueAtCounter, refundRequested } from './payments.events.ts';
import { recordTimelineEvent } from './record-timeline-event.ts';
import { Refund } from './refund.entity.ts';

/** How long a refund is left to whoever asked for it before others see to it. */
const reconcileDelayMs = 60_000;

export interface RefundRequest {
  readonly id?: string;
  readonly amountMinor: number;
  readonly reason: string;
  /** How long the job waits, for a caller that goes to the provider itself. */
  readonly delayMs?: number;
}

/**
 * Sets an amount of a locked payment aside to be paid back: at once where no provider is needed, else after the commit.
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
    throw new Error(`A refund of ${amountMinor} is none.`);
  const online = isOnline(payment.provider);
  const refund = ctx.em.create(Refund, {
    ...(id && { id }),
    payment,
    amountMinor,
    currencyCode: payment.currencyCode,
    reason,
    requestedById: ctx.actor.userId,
    checkAt: online ? new Date(ctx.clock.now().getTime() + reconcileDelayMs) : null,
  } as never) as Refund;
  payment.pendingRefundMinor += amountMinor;
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
