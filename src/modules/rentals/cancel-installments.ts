import type { Context } from '../../platform/context/context.ts';
import { cancelOpenPayments } from '../payments/cancel-open-payments.ts';
import type { Rental } from './rental.entity.ts';
import { isOpen, totalOf } from './rental.rules.ts';
import { buyoutId } from './rental-ids.ts';
import type { RentalInstallment } from './rental-installment.entity.ts';

/** Cancels the open ones of these installments, which are then no longer charged, and their open payments. */
export async function cancelInstallments(
  ctx: Context,
  rental: Rental,
  installments: readonly RentalInstallment[],
): Promise<void> {
  const open = installments.filter(isOpen);
  for (const one of open) {
    one.status = 'CANCELLED';
    rental.chargedMinor -= totalOf(one);
  }
  await ctx.em.flush();
  for (const one of open) await cancelOpenPayments(ctx, one.id);
  await ctx.em.flush();
}

/** Cancels the open payments of a buy-out, whose price has changed. */
export async function cancelBuyoutPayments(ctx: Context, rental: Rental): Promise<void> {
  await ctx.em.flush();
  await cancelOpenPayments(ctx, buyoutId(rental.id));
  await ctx.em.flush();
}
