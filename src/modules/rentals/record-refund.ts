import type { Context } from '../../platform/context/context.ts';
import { shareOf } from '../../platform/lib/shares.ts';
import { audit } from '../audit/audit.ts';
import type { TargetRefund } from '../payments/payment-targets.ts';
import { cancelBuyoutPayments } from './cancel-installments.ts';
import { lockInstallments, lockRental } from './lock-rental.ts';
import { recordTimelineEvent } from './record-timeline-event.ts';
import type { Rental } from './rental.entity.ts';
import { depositHeldOf } from './rental.rules.ts';
import { rentalIdOf } from './rental-ids.ts';
import type { RentalInstallment } from './rental-installment.entity.ts';
import { refundedTax } from './rental-tax.rules.ts';

/** Records that money of a rental was refunded: its deposit when it ended, or what the staff refunded. */
export async function recordRefund(ctx: Context, refund: TargetRefund): Promise<void> {
  const { paymentId, refundId, targetId, amountMinor, reason } = refund;
  const rental = await lockRental(ctx, rentalIdOf(targetId));
  const installments = await lockInstallments(ctx, rental.id);
  const installment = installments.find(({ id }) => id === targetId);
  rental.refundedMinor += amountMinor;
  if (installment) allocateRefund(rental, installment, amountMinor);
  else refundBuyout(rental, amountMinor);
  audit(ctx, 'rental.refunded', rental, { details: { paymentId, refundId, amountMinor } });
  await recordTimelineEvent(ctx, rental.id, 'REFUNDED', { paymentId, refundId, amountMinor, reason });
  // The buy-out price depends on what was paid and refunded.
  if (rental.status === 'ACTIVE') await cancelBuyoutPayments(ctx, rental);
}

/** What a buy-out was taxed with goes back in the proportion in which it was paid. */
function refundBuyout(rental: Rental, amountMinor: number): void {
  const { buyoutNetMinor, buyoutTaxMinor, buyoutRefundedNetMinor, buyoutRefundedTaxMinor } = rental;
  const soldMinor = buyoutNetMinor + buyoutTaxMinor;
  if (soldMinor === 0) return;
  const refundedMinor = Math.min(soldMinor, buyoutRefundedNetMinor + buyoutRefundedTaxMinor + amountMinor);
  rental.buyoutRefundedTaxMinor = shareOf(buyoutTaxMinor, refundedMinor, soldMinor);
  rental.buyoutRefundedNetMinor = refundedMinor - rental.buyoutRefundedTaxMinor;
}

/** First to the deposit that is to be refunded, then to rent and late fee, and then to more of the deposit. */
function allocateRefund(rental: Rental, installment: RentalInstallment, amountMinor: number): void {
  const isFirst = installment.depositMinor > 0;
  const depositDue = isFirst ? rental.depositReturnMinor - rental.depositRefundedMinor : 0;
  const ofDeposit = Math.min(amountMinor, depositDue);
  const rentLeft = installment.paidMinor - installment.depositMinor - installment.refundedMinor;
  const ofRent = Math.min(amountMinor - ofDeposit, rentLeft);
  // The late fee comes first: it never counted toward buying.
  const feeLeft = Math.max(0, installment.lateFeeMinor - installment.refundedMinor);
  installment.refundedMinor += ofRent;
  installment.refundedTaxMinor = refundedTax(installment, rental);
  rental.rentRefundedMinor += Math.max(0, ofRent - feeLeft);
  rental.depositRefundedMinor += amountMinor - ofRent;
  rental.depositReturnMinor = Math.max(rental.depositReturnMinor, rental.depositRefundedMinor);
  // No cent of the deposit counts twice: what is refunded after all was neither kept nor used for the buy-out.
  const excess = Math.max(0, -depositHeldOf(rental));
  const ofKept = Math.min(excess, rental.depositKeptMinor);
  rental.depositKeptMinor -= ofKept;
  rental.depositAppliedMinor -= excess - ofKept;
}
