import { requireUserId } from '../../platform/authorization/rules.ts';
import type { Context } from '../../platform/context/context.ts';
import { inTransaction } from '../../platform/context/in-transaction.ts';
import { create } from '../../platform/database/create.ts';
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
import { findingTarget, type NamedTarget, targetIn } from './target-in.ts';

/** How long the request that started a payment may take before reconciliation handles the payment. */
const reconcileDelayMs = 60_000;

/**
 * Starts an online payment of what is due, or continues the one that is open. The provider is asked after the commit,
 * and a repeated request finishes what a crash has left undone.
 * @throws UserError INVALID_INPUT, NOT_FOUND, ALREADY_PAID, WRONG_STATUS, PAYMENTS_UNAVAILABLE, IDEMPOTENCY_KEY_REUSED
 */
export async function startPayment(ctx: Context, input: StartPaymentInput): Promise<{ paymentId: string }> {
  const named = targetOfInput(input);
  const { targetId } = named;
  const target = targetOf(ctx, targetId, named.path);
  requireProvider(ctx);
  const { paymentId } = await inTransaction(ctx, async ctx => {
    // Locked before the first plain read, which fixes the snapshot, so that it contains all payments of the target.
    await findingTarget(named, () => target.lock(ctx, targetId));
    const result = { paymentId: newId(Payment.idPrefix) };
    return idempotent(ctx, 'startPayment', input, result, async () => {
      const due = await findingTarget(named, () => target.due(ctx, targetId, 'PAYER'));
      const payment = await reuseOpenPayment(ctx, targetId, due);
      if (payment) {
        result.paymentId = payment.id;
        await replaceResult(ctx, input, result);
      } else createPayment(ctx, result.paymentId, targetId, due);
    });
  });
  try {
    await createIntent(ctx, paymentId);
  } catch (error) {
    if (!(error instanceof ProviderUnavailable)) throw error;
    ctx.log.warn({ err: error, paymentId }, 'The payment provider did not create an intent.');
    throw paymentsUnavailable('The payment provider does not answer. Try again in a moment.');
  }
  return { paymentId };
}

/** What is paid: the `target`, or the id that older clients pass without it. */
function targetOfInput(input: StartPaymentInput): NamedTarget {
  const { target, orderId, rentalInstallmentId, rentalBuyoutId } = input;
  const alone = Object.entries({ orderId, rentalInstallmentId, rentalBuyoutId }).filter(
    ([, id]) => id != null,
  );
  if (alone.length + (target ? 1 : 0) !== 1)
    throw new UserError('INVALID_INPUT', 'Pass "target", and none of the ids beside it.', {
      path: ['target'],
    });
  if (target) return targetIn(target);
  const [field, targetId] = alone[0]!;
  return { path: [field], targetId: targetId! };
}

/** The actor's own open payment of this amount, if there is one. All others are canceled, so that nobody pays twice. */
async function reuseOpenPayment(
  ctx: Context,
  targetId: string,
  due: AmountDue,
): Promise<Payment | undefined> {
  const provider = requireProvider(ctx).name;
  const payments = await lockPaymentsOf(ctx, targetId);
  const reused = payments.find(
    payment =>
      isOpen(payment) &&
      payment.provider === provider &&
      payment.amountMinor === due.amountMinor &&
      payment.currencyCode === due.currencyCode &&
      payment.payerUserId === ctx.actor.userId,
  );
  for (const payment of payments) if (payment !== reused) cancelPayment(ctx, payment);
  return reused;
}

function createPayment(ctx: Context, id: string, targetId: string, due: AmountDue): void {
  const { amountMinor, currencyCode, description } = due;
  const payment = create(ctx, Payment, {
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
  });
  recordTimelineEvent(ctx, payment, 'STARTED');
  audit(ctx, 'payment.started', payment);
}
