import type { Context } from '../../platform/context/context.ts';
import { emit } from '../../platform/jobs/emit.ts';
import { audit } from '../audit/audit.ts';
import { releaseHold } from '../inventory/holds/holds.ts';
import { advance } from './advance.ts';
import { cancelBuyoutPayments } from './cancel-installments.ts';
import { recordTimelineEvent } from './record-timeline-event.ts';
import type { Rental } from './rental.entity.ts';
import { statusByInstallments, totalOf } from './rental.rules.ts';
import type { RentalInstallment } from './rental-installment.entity.ts';
import { rentalActivated, rentalInstallmentPaid } from './rentals.events.ts';

/** Records that an installment of a locked rental is paid, within a transaction. The first one activates the rental. */
export async function acceptInstallment(
  ctx: Context,
  rental: Rental,
  installments: readonly RentalInstallment[],
  installment: RentalInstallment,
  paymentId: string,
): Promise<void> {
  const now = ctx.clock.now();
  const { amountMinor, lateFeeMinor, depositMinor, sequence } = installment;
  const paidMinor = totalOf(installment);
  installment.status = 'PAID';
  installment.paidMinor = paidMinor;
  installment.paidAt = now;
  installment.paymentId = paymentId;
  rental.paidMinor += paidMinor;
  rental.rentPaidMinor += amountMinor;
  rental.lateFeesPaidMinor += lateFeeMinor;
  rental.depositPaidMinor += depositMinor;
  const begins = rental.status === 'AWAITING_PAYMENT';
  if (begins) {
    advance(rental, 'ACTIVE');
    rental.activatedAt = now;
    rental.holdsUntil = null;
    await releaseHold(ctx, rental.id);
  } else advance(rental, statusByInstallments(rental.status, installments));
  audit(ctx, begins ? 'rental.activated' : 'rental.paid', rental, {
    details: { paymentId, sequence, paidMinor },
  });
  await cancelBuyoutPayments(ctx, rental);
  await recordTimelineEvent(ctx, rental.id, 'PAID', { sequence, paymentId, amountMinor: paidMinor });
  if (begins) {
    await recordTimelineEvent(ctx, rental.id, 'ACTIVATED');
    emit(ctx, rentalActivated, { rentalId: rental.id });
  }
  emit(ctx, rentalInstallmentPaid, { rentalId: rental.id, paymentId });
}
