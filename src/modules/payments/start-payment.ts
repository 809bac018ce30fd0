import { requireUserId } from '../../platform/authorization/rules.ts';
import type { Context } from '../../platform/context/context.ts';
import { inTransaction } from '../../platform/context/in-transaction.ts';
import { idempotent, replaceResult } from '../../platform/idempotency/idempotent.ts';
import { newId } from '../../platform/lib/typed-id.ts';
import { UserError } from '../../platform/lib/user-error.ts';
import { audit } from '../audit/audit.ts';
import { cancelPayment } from './cancel-open-payments.ts';
import { createIntent } from './create-intent.ts';
import { lockPaymentsOf } from './lock-payments.ts';
import { Payment } from './payment.entity.ts';
import type { StartPaymentInput } from './payment.inputs.ts';
import { isOpen } from './payment.rules.ts';
import { type AmountDue, targetOf } from './payment-targets.ts';
import { ProviderUnavailable } from './provider/payment-provider.ts';
import { paymentsUnavailable, requireProvider } from './provider/providers.ts';
import { recordTimelineEvent } from './record-timeline-event.ts';

/** How long a payment is left to whoever started it before others see to it. */
const reconcileDelayMs = 60_000;

/**
 * Starts an online payment of what is due. One that was started before and is not done is gone on with. The provider is
 * told after the commit, and a repetition does what a crash has left undone.
 * @throws UserError INVALID_INPUT, NOT_FOUND, ALREADY_PAID, WRONG_STATUS, PAYMENTS_UNAVAILABLE, IDEMPOTENCY_KEY_REUSED
 */
export async function startPayment(ctx: Context, input: StartPaymentInput): Promise<{ paymentId: string }> {
  const { field, targetId } = targetIn(input);
  const target = targetOf(ctx, targetId, [field]);
  requireProvider(ctx);
  const { paymentId } = await inTransaction(ctx, async ctx => {
    // Before the first plain read, which fixes what the transaction sees: so it sees all payments of the target.
    await target.lock(ctx, targetId);
    const result = { paymentId: newId(Payment.idPrefix) };
    return idempotent(ctx, 'startPayment', input, result, async () => {
      const due = await target.due(ctx, targetId);
      const payment = await openPayment(ctx, targetId, due);
      if (payment) {
        result.paymentId = payment.id;
        await replaceResult(ctx, input, result);
      } else create(ctx, result.paymentId, targetId, due);
    });
  });
  try {
    await createIntent(ctx, paymentId);
  } catch (error) {
    if (!(error instanceof ProviderUnavailable)) throw error;
    ctx.log.warn({ err: error, paymentId }, 'The payment provider could not be told of a payment.');
    throw paymentsUnavailable('The payment provider does not answer. Try again in a moment.');
  }
  return { paymentId };
}

function targetIn(input: StartPaymentInput): { field: string; targetId: string } {
  const { orderId, rentalInstallmentId, rentalBuyoutId } = input;
  const named = Object.entries({ orderId, rentalInstallmentId, rentalBuyoutId }).filter(
    ([, id]) => id != null,
  );
  if (named.length !== 1)
    throw new UserError(
      'INVALID_INPUT',
      'Say what to pay with exactly one of "orderId", "rentalInstallmentId", and "rentalBuyoutId".',
      { path: [] },
    );
  const [field, targetId] = named[0]!;
  return { field, targetId: targetId! };
}

/** The actor's own payment of just this, if one is under way. All others are called off, so that nobody pays twice. */
async function openPayment(ctx: Context, targetId: string, due: AmountDue): Promise<Payment | undefined> {
  const provider = requireProvider(ctx).name;
  const payments = await lockPaymentsOf(ctx, targetId);
  const goOn = payments.find(
    payment =>
      isOpen(payment) &&
      payment.provider === provider &&
      payment.amountMinor === due.amountMinor &&
      payment.currencyCode === due.currencyCode &&
      payment.payerUserId === ctx.actor.userId,
  );
  for (const payment of payments) if (payment !== goOn) cancelPayment(ctx, payment);
  return goOn;
}

function create(ctx: Context, id: string, targetId: string, due: AmountDue): void {
  const { amountMinor, currencyCode, description } = due;
  const payment = ctx.em.create(Payment, {
    id,
    targetId,
    targetType: targetOf(ctx, targetId).type().name,
    description: description.slice(0, 300),
    provider: requireProvider(ctx).name,
    status: 'PROCESSING',
    amountMinor,
    currencyCode,
    payerUserId: requireUserId(ctx),
    checkAt: new Date(ctx.clock.now().getTime() + reconcileDelayMs),
  } as never) as Payment;
  recordTimelineEvent(ctx, payment, 'STARTED');
  audit(ctx, 'payment.started', payment);
}
