import { defineJob } from '../../../platform/jobs/define-job.ts';
import { Rental } from '../../rentals/rental.entity.ts';
import { RentalInstallment } from '../../rentals/rental-installment.entity.ts';
import { rentalDefaulted, rentalOverdue } from '../../rentals/rentals.events.ts';
import { notify } from '../notify.ts';

export const notifyRentalOverdue = defineJob({
  name: 'notifications.rental-overdue',
  on: rentalOverdue,
  async run(ctx, { rentalId, installmentId }) {
    const { sequence, status, rental } = await ctx.em.findOneOrFail(
      RentalInstallment,
      { id: installmentId },
      { populate: ['rental'] },
    );
    if (status !== 'OVERDUE') return;
    const message = `Installment ${sequence} of rental ${rental.number} is late.`;
    await notify(ctx, { kind: 'OVERDUE_RENTAL', message, targetId: rentalId });
  },
});

export const notifyRentalDefaulted = defineJob({
  name: 'notifications.rental-defaulted',
  on: rentalDefaulted,
  async run(ctx, { rentalId }) {
    const { number } = await ctx.em.findOneOrFail(Rental, { id: rentalId });
    const message = `So many installments of rental ${number} are late that it is in default.`;
    await notify(ctx, { kind: 'OVERDUE_RENTAL', message, targetId: rentalId });
  },
});
