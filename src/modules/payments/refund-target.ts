import type { Context } from '../../platform/context/context.ts';
import { lockPaymentsOf } from './lock-payments.ts';
import { allocate, refundTooHigh } from './payment.rules.ts';
import { refundableOf } from './refundable-of.ts';
import { requestRefund } from './request-refund.ts';

export interface TargetRefundRequest {
  readonly targetId: string;
  readonly amountMinor: number;
  readonly reason: string;
}

/**
 * Refunds an amount of what was paid for a target, from the newest payment first, within the transaction of the
 * target's module, which has locked the target. What was paid at the counter is refunded at once: `refunded` of the
 * target is called before this returns. For the rest it is called when the provider has paid it.
 * @throws UserError REFUND_TOO_HIGH
 */
export async function refundTarget(
  ctx: Context,
  { targetId, amountMinor, reason }: TargetRefundRequest,
): Promise<{ refundIds: string[] }> {
  // Payments that the target refused are refunded on their own.
  const payments = (await lockPaymentsOf(ctx, targetId)).filter(payment => payment.refusedAt === null);
  const parts = allocate(payments, amountMinor);
  if (!parts) throw refundTooHigh(await refundableOf(ctx, targetId), payments[0]?.currencyCode ?? 'USD', []);
  const refundIds: string[] = [];
  for (const part of parts) {
    const refund = await requestRefund(ctx, part.payment, { amountMinor: part.amountMinor, reason });
    refundIds.push(refund.id);
  }
  return { refundIds };
}
