import type { Context } from '../../platform/context/context.ts';
import { inTransaction } from '../../platform/context/in-transaction.ts';
import { emit } from '../../platform/jobs/emit.ts';
import { addDays } from '../../platform/lib/calendar-day.ts';
import { audit } from '../audit/audit.ts';
import { cancelOpenPayments } from '../payments/cancel-open-payments.ts';
import { advance } from './advance.ts';
import { cancelBuyoutPayments, cancelInstallments } from './cancel-installments.ts';
import { lockInstallments, lockRental } from './lock-rental.ts';
import { recordTimelineEvent } from './record-timeline-event.ts';
import type { Rental } from './rental.entity.ts';
import { lateFeeOf, reminderDays, runningStatuses, statusByInstallments } from './rental.rules.ts';
import type { RentalInstallment } from './rental-installment.entity.ts';
import { installmentTax } from './rental-tax.rules.ts';
import { rentalDefaulted, rentalOverdue, rentalReminded } from './rentals.events.ts';

/**
 * Processes the installments of a rental for a day: reminds of those that are due soon, and marks late ones and adds
 * their fees. Each of these happens once, however often this runs.
 */
export async function advanceRental(ctx: Context, rentalId: string, today: string): Promise<void> {
  await inTransaction(ctx, async ctx => {
    const rental = await lockRental(ctx, rentalId);
    if (!runningStatuses.includes(rental.status)) return;
    const installments = await lockInstallments(ctx, rental.id);
    const due = installments.filter(one => one.status === 'DUE');
    const late = due.filter(one => one.overdueOn <= today);
    const soon = due.filter(
      one => one.remindedAt === null && one.dueOn >= today && one.dueOn <= addDays(today, reminderDays),
    );
    for (const one of soon) await remind(ctx, rental, one);
    for (const one of late) await markOverdue(ctx, rental, one);
    if (late.length > 0) await applyOverdue(ctx, rental, installments, late);
  });
}

async function remind(ctx: Context, rental: Rental, installment: RentalInstallment): Promise<void> {
  installment.remindedAt = ctx.clock.now();
  await recordTimelineEvent(ctx, rental.id, 'REMINDED', { sequence: installment.sequence });
  emit(ctx, rentalReminded, { rentalId: rental.id, installmentId: installment.id });
}

async function markOverdue(ctx: Context, rental: Rental, installment: RentalInstallment): Promise<void> {
  const feeMinor = lateFeeOf(rental, installment.amountMinor);
  installment.status = 'OVERDUE';
  installment.overdueAt = ctx.clock.now();
  installment.lateFeeMinor = feeMinor;
  installment.taxMinor = installmentTax(installment, rental);
  rental.chargedMinor += feeMinor;
  await recordTimelineEvent(ctx, rental.id, 'OVERDUE', {
    sequence: installment.sequence,
    lateFeeMinor: feeMinor,
  });
  emit(ctx, rentalOverdue, { rentalId: rental.id, installmentId: installment.id });
}

/** What late installments mean for the rental: its status, its open payments, and whether it is in default. */
async function applyOverdue(
  ctx: Context,
  rental: Rental,
  installments: readonly RentalInstallment[],
  late: readonly RentalInstallment[],
): Promise<void> {
  advance(rental, statusByInstallments(rental.status, installments));
  const lateCount = installments.filter(one => one.status === 'OVERDUE').length;
  const defaults =
    rental.status === 'OVERDUE' && rental.defaultAfterOverdue > 0 && lateCount >= rental.defaultAfterOverdue;
  if (defaults) advance(rental, 'DEFAULTED');
  const sequences = late.map(one => one.sequence);
  audit(ctx, defaults ? 'rental.defaulted' : 'rental.overdue', rental, { details: { sequences } });
  await ctx.em.flush();
  // Payments that were started before lack the fee.
  for (const one of late) if (one.lateFeeMinor > 0) await cancelOpenPayments(ctx, one.id);
  await cancelBuyoutPayments(ctx, rental);
  if (!defaults) return;
  await cancelInstallments(
    ctx,
    rental,
    installments.filter(one => one.status === 'DUE'),
  );
  await recordTimelineEvent(ctx, rental.id, 'DEFAULTED', { late: lateCount });
  emit(ctx, rentalDefaulted, { rentalId: rental.id });
}
