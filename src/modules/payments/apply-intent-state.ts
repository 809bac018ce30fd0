import type { Context } from '../../platform/context/context.ts';
import { emit } from '../../platform/jobs/emit.ts';
import { randomCode } from '../../platform/lib/random-code.ts';
import { audit } from '../audit/audit.ts';
import { cancelOpenPayments } from './cancel-open-payments.ts';
import type { Payment } from './payment.entity.ts';
import { canBecome } from './payment.rules.ts';
import { targetOf } from './payment-targets.ts';
import { paymentFailed, paymentSucceeded } from './payments.events.ts';
import type { IntentState } from './provider/payment-provider.ts';
import { recordTimelineEvent } from './record-timeline-event.ts';
import { requestRefund } from './request-refund.ts';

/** How long the provider may report nothing about a payment before it is asked. */
export const checkAfterMs = 10 * 60_000;

/**
 * Applies what the provider reports about a payment, in whatever order and however often it reports it. The target and
 * the payment are locked.
 */
export async function applyIntentState(
  ctx: Context,
  payment: Payment,
  state: IntentState,
): Promise<'APPLIED' | 'UNCHANGED' | 'MISMATCH'> {
  if (!canBecome(payment.status, state.status)) return 'UNCHANGED';
  const isOtherIntent = payment.providerReference !== null && payment.providerReference !== state.reference;
  // Of several intents for a payment, the one that was paid counts.
  if (isOtherIntent && state.status !== 'SUCCEEDED') return 'UNCHANGED';
  if (state.amountMinor !== payment.amountMinor || state.currencyCode !== payment.currencyCode) {
    const { reference, amountMinor, currencyCode } = state;
    payment.checkAt = null;
    recordTimelineEvent(ctx, payment, 'MISMATCH', { reference, amountMinor, currencyCode });
    audit(ctx, 'payment.mismatch', payment, { details: { reference, amountMinor, currencyCode } });
    return 'MISMATCH';
  }
  payment.providerReference = state.reference || null;
  payment.status = state.status;
  payment.failureMessage = state.failureMessage?.slice(0, 500) ?? null;
  if (state.status === 'SUCCEEDED') await succeed(ctx, payment);
  else if (state.status === 'FAILED') fail(ctx, payment);
  else {
    recordTimelineEvent(ctx, payment, state.status);
    if (state.status === 'CANCELLED') {
      payment.checkAt = null;
      audit(ctx, 'payment.cancelled', payment);
    }
  }
  return 'APPLIED';
}

async function succeed(ctx: Context, payment: Payment): Promise<void> {
  const { id: paymentId, targetId, amountMinor } = payment;
  payment.succeededAt = ctx.clock.now();
  payment.receiptNumber = randomCode('R');
  payment.checkAt = null;
  recordTimelineEvent(ctx, payment, 'SUCCEEDED');
  audit(ctx, 'payment.succeeded', payment);
  emit(ctx, paymentSucceeded, { paymentId });
  // The target may read its payments by SQL.
  await ctx.em.flush();
  const answer = await targetOf(ctx, targetId).paid(ctx, { paymentId, targetId, amountMinor });
  if (answer === 'ACCEPTED') {
    // This payment may have been canceled in favor of another one, which is then still open.
    await cancelOpenPayments(ctx, targetId);
    return;
  }
  payment.refusedAt = ctx.clock.now();
  recordTimelineEvent(ctx, payment, 'REFUSED');
  await requestRefund(ctx, payment, {
    amountMinor,
    reason: 'The money arrived when it was no longer wanted.',
  });
}

function fail(ctx: Context, payment: Payment): void {
  recordTimelineEvent(ctx, payment, 'FAILED', { message: payment.failureMessage });
  // The payer may try another card in the provider's form, and the webhook about that may get lost.
  const checkAt = new Date(ctx.clock.now().getTime() + checkAfterMs);
  payment.checkAt = payment.providerReference === null ? null : checkAt;
  audit(ctx, 'payment.failed', payment);
  emit(ctx, paymentFailed, { paymentId: payment.id });
}
