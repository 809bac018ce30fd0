import type { Context } from '../../platform/context/context.ts';
import { inTransaction } from '../../platform/context/in-transaction.ts';
import { lockById } from '../../platform/database/saving.ts';
import { idempotent } from '../../platform/idempotency/idempotent.ts';
import { toMinor } from '../../platform/lib/money.ts';
import { refuseIf } from '../../platform/lib/problem.ts';
import { newId } from '../../platform/lib/typed-id.ts';
import { UserError } from '../../platform/lib/user-error.ts';
import { executeRefund } from './execute-refund.ts';
import { targetIdOf } from './lock-payments.ts';
import { Payment } from './payment.entity.ts';
import type { RefundPaymentInput } from './payment.inputs.ts';
import { refundableMinor, refundProblem } from './payment.rules.ts';
import { targetOf } from './payment-targets.ts';
import { Refund } from './refunds/refund.entity.ts';
import { requestRefund } from './request-refund.ts';

/** The job waits until this request has asked the provider itself, or has died. */
const jobDelayMs = 30_000;

/**
 * Refunds a payment. The provider is asked at once; when it does not answer, a job continues the refund.
 * @throws UserError NOT_FOUND, WRONG_STATUS, INVALID_INPUT, REFUND_TOO_HIGH, IDEMPOTENCY_KEY_REUSED
 */
export async function refundPayment(ctx: Context, input: RefundPaymentInput): Promise<{ paymentId: string }> {
  const { paymentId } = input;
  const targetId = await targetIdOf(ctx, paymentId);
  const { refundId } = await inTransaction(ctx, async ctx => {
    // Locked before the first plain read, which fixes the snapshot.
    await targetOf(ctx, targetId).lock(ctx, targetId);
    const result = { paymentId, refundId: newId(Refund.idPrefix) };
    return idempotent(ctx, 'refundPayment', input, result, async () => {
      const payment = await lockById(ctx, Payment, paymentId, ['paymentId']);
      const amountMinor = amountOf(payment, input);
      const reason = input.reason.trim();
      await requestRefund(ctx, payment, { id: result.refundId, amountMinor, reason, delayMs: jobDelayMs });
    });
  });
  try {
    await executeRefund(ctx, refundId);
  } catch (error) {
    // It stays requested.
    ctx.log.warn({ err: error, refundId }, 'A refund could not be executed at once; a job continues it.');
  }
  return { paymentId };
}

function amountOf(payment: Payment, { amount }: RefundPaymentInput): number {
  refuseIf(refundProblem(payment), ['paymentId']);
  const available = refundableMinor(payment);
  const amountMinor = amount == null ? available : toMinor(amount, payment.currencyCode, ['amount']);
  if (amountMinor === 0)
    throw new UserError('INVALID_INPUT', '"amount" must be more than 0.', { path: ['amount'] });
  return amountMinor;
}
