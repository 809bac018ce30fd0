import { isAllowed } from '../../platform/authorization/actor.ts';
import type { Context } from '../../platform/context/context.ts';
import { inTransaction } from '../../platform/context/in-transaction.ts';
import { lockById } from '../../platform/database/saving.ts';
import { UserError } from '../../platform/lib/user-error.ts';
import { Payment } from './payment.entity.ts';
import type { SimulatePaymentInput } from './payment.inputs.ts';
import { paidStatuses, paymentInWords } from './payment.rules.ts';
import { LocalProvider } from './provider/local-provider.ts';
import { activeProvider, paymentsUnavailable } from './provider/providers.ts';
import { applyWebhook } from './webhooks/apply-webhook.ts';
import { storeWebhookEvent } from './webhooks/receive-webhook.ts';

/**
 * Stands in for the payment provider, in development and tests: creates and signs the event that the provider would
 * send, and takes it in by the same path.
 * @throws UserError PAYMENTS_UNAVAILABLE where payments are real, NOT_FOUND, WRONG_STATUS
 */
export async function simulatePayment(
  ctx: Context,
  { paymentId, outcome }: SimulatePaymentInput,
): Promise<{ paymentId: string }> {
  const provider = activeProvider(ctx);
  if (!(provider instanceof LocalProvider))
    throw paymentsUnavailable(
      'Payments are real here. Only those through the local stand-in can be simulated.',
    );
  const payment = await inTransaction(ctx, ctx => lockById(ctx, Payment, paymentId, ['paymentId']));
  checkIsVisible(ctx, payment);
  // Asked again, perhaps because the answer was lost.
  if (payment.provider === 'LOCAL' && payment.status === 'SUCCEEDED' && outcome === 'SUCCEED')
    return { paymentId };
  checkStatus(payment);
  const { targetId, amountMinor, currencyCode } = payment;
  const now = ctx.clock.now();
  const { rawBody, signature } = provider.eventOf(
    outcome,
    { paymentId, targetId, amountMinor, currencyCode },
    now,
  );
  const stored = await storeWebhookEvent(ctx, rawBody, signature);
  if (stored.outcome !== 'STORED') throw new Error(`The event of the local provider was ${stored.outcome}.`);
  // The job would apply it a moment later. Applied now, the answer shows the result.
  await applyWebhook(ctx, stored.webhookEventId);
  return { paymentId };
}

function checkIsVisible(ctx: Context, payment: Payment): void {
  const isPayer = payment.payerUserId !== null && payment.payerUserId === ctx.actor.userId;
  if (!isPayer && !isAllowed(ctx.actor, 'PAYMENTS_VIEW'))
    throw new UserError('NOT_FOUND', `There is no payment with the id ${payment.id}.`, {
      path: ['paymentId'],
    });
}

function checkStatus(payment: Payment): void {
  if (payment.provider !== 'LOCAL' || paidStatuses.includes(payment.status))
    throw new UserError(
      'WRONG_STATUS',
      payment.provider === 'LOCAL'
        ? `The payment ${paymentInWords[payment.status]}. An outcome can be simulated only before it is paid.`
        : `The payment is by ${payment.provider}. Only those through the local stand-in can be simulated.`,
      { path: ['paymentId'], status: payment.status },
    );
}
