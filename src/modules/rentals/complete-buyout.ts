import type { Context } from '../../platform/context/context.ts';
import { emit } from '../../platform/jobs/emit.ts';
import { audit } from '../audit/audit.ts';
import { advance } from './advance.ts';
import { cancelInstallments } from './cancel-installments.ts';
import { lockInstallments } from './lock-rental.ts';
import { recordTimelineEvent } from './record-timeline-event.ts';
import { refundDeposit } from './refund-deposit.ts';
import type { Rental } from './rental.entity.ts';
import type { Buyout } from './rental.rules.ts';
import { buyoutTax } from './rental-tax.rules.ts';
import { rentalEnded } from './rentals.events.ts';

/**
 * Ends a locked rental by a buy-out, within a transaction: the unit belongs to the customer. It left the stock when it
 * was rented, so the stock does not change. Installments that are not paid yet are canceled.
 */
export async function completeBuyout(
  ctx: Context,
  rental: Rental,
  buyout: Buyout,
  paymentId: string | null,
): Promise<void> {
  const { amountMinor, depositCreditMinor, depositReturnMinor } = buyout;
  advance(rental, 'BOUGHT_OUT');
  rental.endedAt = ctx.clock.now();
  rental.chargedMinor += amountMinor;
  rental.paidMinor += amountMinor;
  rental.buyoutPaidMinor = amountMinor;
  rental.buyoutTaxMinor = buyoutTax(buyout, rental.buyoutTaxPpm);
  rental.buyoutNetMinor = buyout.priceMinor - buyout.rentCreditMinor - rental.buyoutTaxMinor;
  rental.depositAppliedMinor = depositCreditMinor;
  audit(ctx, 'rental.bought-out', rental, { details: { paymentId, ...buyout } });
  await ctx.em.flush();
  await cancelInstallments(ctx, rental, await lockInstallments(ctx, rental.id));
  await recordTimelineEvent(ctx, rental.id, 'BOUGHT_OUT', { paymentId, ...buyout });
  if (depositReturnMinor > 0)
    await refundDeposit(
      ctx,
      rental,
      depositReturnMinor,
      'The part of the deposit that the buy-out did not use up.',
    );
  emit(ctx, rentalEnded, { rentalId: rental.id });
}
