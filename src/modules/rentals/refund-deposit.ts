import type { Context } from '../../platform/context/context.ts';
import { refundTarget } from '../payments/refund-target.ts';
import { refundableOf } from '../payments/refundable-of.ts';
import type { Rental } from './rental.entity.ts';
import { installmentId } from './rental-ids.ts';

/**
 * Refunds an amount of the deposit from the payment that included it, within the transaction that locked the rental.
 * What the staff have refunded of that payment already is not refunded twice.
 */
export async function refundDeposit(
  ctx: Context,
  rental: Rental,
  amountMinor: number,
  reason: string,
): Promise<void> {
  rental.depositReturnMinor += amountMinor;
  await ctx.em.flush();
  const targetId = installmentId(rental.id, 1);
  const possible = Math.min(amountMinor, await refundableOf(ctx, targetId));
  if (possible > 0) await refundTarget(ctx, { targetId, amountMinor: possible, reason });
}
