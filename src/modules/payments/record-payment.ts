import type { Context } from '../../platform/context/context.ts';
import { inTransaction } from '../../platform/context/in-transaction.ts';
import { idempotent } from '../../platform/idempotency/idempotent.ts';
import { emit } from '../../platform/jobs/emit.ts';
import { fromMinor, toMinor } from '../../platform/lib/money.ts';
import { newId } from '../../platform/lib/typed-id.ts';
import { UserError } from '../../platform/lib/user-error.ts';
import { storeDay } from '../settings/store-day.ts';
import { cancelOpenPayments } from './cancel-open-payments.ts';
import { Payment } from './payment.entity.ts';
import type { RecordPaymentInput } from './payment.inputs.ts';
import { type AmountDue, targetOf } from './payment-targets.ts';
import { paymentSucceeded } from './payments.events.ts';
import { findingTarget, targetIn } from './target-in.ts';
import { writePayment } from './write-payment.ts';

/**
 * Records money that the store has received for something: in cash, by card, by transfer, or by check. Payments that were
 * started online for it are canceled, so that nobody pays twice.
 * @throws UserError INVALID_INPUT for more than is due, or a part of what is paid as a whole; NOT_FOUND, ALREADY_PAID,
 * WRONG_STATUS, IDEMPOTENCY_KEY_REUSED
 */
export async function recordPayment(ctx: Context, input: RecordPaymentInput): Promise<{ paymentId: string }> {
  const named = targetIn(input.target);
  const { targetId, path } = named;
  const target = targetOf(ctx, targetId, path);
  return inTransaction(ctx, async ctx => {
    // Locked before the first plain read, which fixes the snapshot, so that of two who record the same money one waits.
    await findingTarget(named, () => target.lock(ctx, targetId));
    const result = { paymentId: newId(Payment.idPrefix) };
    return idempotent(ctx, 'recordPayment', input, result, async () => {
      const due = await findingTarget(named, () => target.due(ctx, targetId, 'STORE'));
      const amountMinor = amountOf(input, due);
      const { paymentId } = result;
      writePayment(ctx, {
        id: paymentId,
        targetId,
        provider: input.tender,
        amountMinor,
        currencyCode: due.currencyCode,
        description: due.description,
        reference: input.reference?.trim() || null,
        receivedOn: await receivedOn(ctx, input),
      });
      emit(ctx, paymentSucceeded, { paymentId });
      // The target may read its payments by SQL.
      await ctx.em.flush();
      const answer = await target.paid(ctx, { paymentId, targetId, amountMinor });
      if (answer === 'REFUSED')
        throw new UserError('WRONG_STATUS', `${due.description} cannot be paid any more.`, { path });
      await cancelOpenPayments(ctx, targetId);
    });
  });
}

function amountOf({ amount }: RecordPaymentInput, { amountMinor, currencyCode, whole }: AmountDue): number {
  if (amount == null) return amountMinor;
  const path = ['amount'];
  const received = toMinor(amount, currencyCode, path);
  const due = `${fromMinor(amountMinor, currencyCode)} ${currencyCode}`;
  if (received > amountMinor)
    throw new UserError(
      'INVALID_INPUT',
      `"amount" must be at most what is due, ${due}, but it is ${amount}.`,
      {
        path,
      },
    );
  if (received < amountMinor && whole)
    throw new UserError('INVALID_INPUT', `"amount" must be all that is due, ${due}, but it is ${amount}.`, {
      path,
    });
  if (received === 0) throw new UserError('INVALID_INPUT', '"amount" must be more than 0.', { path });
  return received;
}

/** @throws UserError INVALID_INPUT for a day that has not come yet */
async function receivedOn(ctx: Context, { receivedOn }: RecordPaymentInput): Promise<string> {
  const today = await storeDay(ctx);
  if (receivedOn == null) return today;
  if (receivedOn <= today) return receivedOn;
  throw new UserError(
    'INVALID_INPUT',
    `"receivedOn" must not be after today, ${today}, but it is ${receivedOn}.`,
    {
      path: ['receivedOn'],
    },
  );
}
