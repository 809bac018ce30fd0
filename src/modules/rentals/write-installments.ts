import type { Context } from '../../platform/context/context.ts';
import { create } from '../../platform/database/create.ts';
import type { Rental } from './rental.entity.ts';
import { overdueOn, type ScheduledInstallment } from './rental.rules.ts';
import { installmentId } from './rental-ids.ts';
import { RentalInstallment } from './rental-installment.entity.ts';

/** Adds installments to a rental, within a transaction. */
export function writeInstallments(
  ctx: Context,
  rental: Rental,
  schedule: readonly ScheduledInstallment[],
): void {
  for (const one of schedule)
    create(ctx, RentalInstallment, {
      id: installmentId(rental.id, one.sequence),
      rental,
      ...one,
      overdueOn: overdueOn(one.dueOn, rental.graceDays),
      currencyCode: rental.currencyCode,
    });
}
