import { isAllowed } from '../../platform/authorization/actor.ts';
import type { Context } from '../../platform/context/context.ts';
import { inTransaction } from '../../platform/context/in-transaction.ts';
import { lockById } from '../../platform/database/saving.ts';
import { UserError } from '../../platform/lib/user-error.ts';
import { Payment } from './payment.entity.ts';
import type { SimulatePaymentInput } from './payment.inputs.ts';
import { paidStatuses } from './payment.rules.ts';
import { LocalProvider } from './provider/local-provider.ts';
import { activeProvider, paymentsUnavailable } from './provider/providers.ts';
import { applyWebhook } from './webhooks/apply-webhook.ts';
import { storeWebhookEvent } from './webhooks/receive-webhook.ts';

/**
 * Plays the payment provider, for development and tests: makes the event that the provider would send, signs it, and
 * takes it in by the way that it would come.
 * @throws UserError PAYMENTS_UNAVAILABLE where payments are real, NOT_FOUND, WRONG_STATUS
 */
export async function simulatePayment(
  ctx: Context,
  { paymentId, outcome }: SimulatePaymentInput,
): Promise<{ paymentId: string }> {
  const provider = activeProvider(ctx);
  if (!(provider instanceof LocalProvider))
    throw paymentsUnavailable(
      'Payments are real here; only the stand-in of the provider can be told what to say.',
    );
  const payment = await inTransaction(ctx, ctx => lockById(ctx, Payment, paymentId, ['paymentId']));
  checkIsOurs(ctx, payment);
  const now = ctx.clock.now();
  const { rawBody, signature } = provider.eventOf(outcome, { ...facts(payment), paymentId }, now);
  const stored = await storeWebhookEvent(ctx, rawBody, signature);
  if (stored.outcome !== 'STORED') throw new Error(`The event of the local provider was ${stored.outcome}.`);
  // The job would apply it a moment later. Applied now, the answer shows the result.
  await applyWebhook(ctx, stored.webhookEventId);
  return { paymentId };
}

function checkIsOurs(ctx: Context, payment: Payment): void {
  const isPayer = payment.payerUserId !== null && payment.payerUserId === ctx.actor.userId;
  if (!isPayer && !isAllowed(ctx.actor, 'PAYMENTS_VIEW'))
    throw new UserError('NOT_FOUND', `There is no payment with the id ${payment.id}.`, {
      path: ['paymentId'],
    });
  if (payment.provider !== 'LOCAL' || paidStatuses.includes(payment.status))
    throw new UserError(
      'WRONG_STATUS',
      payment.provider === 'LOCAL'
        ? `The payment is ${payment.status}; nothing more comes of it.`
        : `The payment was made by ${payment.provider}.`,
      { path: ['paymentId'], status: payment.status },
    );
}

function facts({ targetId, amountMinor, currencyCode }: Payment) {
  return { targetId, amountMinor, currencyCode };
}
