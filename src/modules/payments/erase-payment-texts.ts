import { LockMode } from '@mikro-orm/core';
import type { Context } from '../../platform/context/context.ts';
import { erasedText, withoutTexts } from '../../platform/lib/erased.ts';
import { Payment } from './payment.entity.ts';
import { PaymentEvent } from './payment-event.entity.ts';
import { Refund } from './refunds/refund.entity.ts';

/** What the audit log holds of these texts. */
export const paymentTextFields = ['reason', 'message', 'failureMessage', 'reference'] as const;

/**
 * Erases what people and the provider wrote about the payments of targets whose customer is erased, within the
 * transaction that locked the targets: reasons of refunds, why something failed, and the references of transfers. Amounts, times, and the provider's
 * ids stay for the books. Returns the ids of the payments and their refunds, for the audit log. Safe to repeat.
 */
export async function erasePaymentTexts(ctx: Context, targetIds: readonly string[]): Promise<string[]> {
  const lock = { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true, orderBy: { id: 'asc' } } as const;
  const payments = await ctx.em.find(Payment, { targetId: { $in: [...targetIds] } }, lock);
  const ids = payments.map(({ id }) => id);
  if (ids.length === 0) return [];
  const refunds = await ctx.em.find(Refund, { payment: { $in: ids } }, lock);
  const events = await ctx.em.find(PaymentEvent, { payment: { $in: ids } });
  for (const one of [...payments, ...refunds]) eraseFailure(one);
  // Banks put the names of payers into it.
  for (const payment of payments) if (payment.reference !== null) payment.reference = erasedText;
  for (const refund of refunds) refund.reason = erasedText;
  for (const event of events) event.details = withoutTexts(event.details, paymentTextFields) ?? event.details;
  await ctx.em.flush();
  return [...ids, ...refunds.map(({ id }) => id)];
}

// That something failed shows in the message that is there.
function eraseFailure(one: Payment | Refund): void {
  if (one.failureMessage !== null) one.failureMessage = erasedText;
}
