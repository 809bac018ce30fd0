import { requireUserId } from '../../platform/authorization/rules.ts';
import { guardById } from '../../platform/database/guard.ts';
import { sql } from '../../platform/database/sql.ts';
import { refuseIf } from '../../platform/lib/problem.ts';
import { UserError } from '../../platform/lib/user-error.ts';
import type { PaymentTarget } from '../payments/payment-targets.ts';
import { acceptInstallment } from './accept-installment.ts';
import { customerNameOfRental } from './customer-name-of-rental.ts';
import { lockInstallments, lockRental, lockRentalFor } from './lock-rental.ts';
import { recordRefund } from './record-refund.ts';
import { Rental } from './rental.entity.ts';
import { installmentById } from './rental.queries.ts';
import { paymentRefusal, totalOf } from './rental.rules.ts';
import { payProblem } from './rental-actions.rules.ts';
import { installmentPrefix, rentalIdOf } from './rental-ids.ts';
import { RentalInstallment } from './rental-installment.entity.ts';

const path = ['rentalInstallmentId'];

/** Installments as payment targets. To pay one of them locks its whole rental. */
export const installmentPayments: PaymentTarget = {
  idPrefix: installmentPrefix,
  type: () => RentalInstallment,

  async due(ctx, installmentId, by) {
    requireUserId(ctx);
    const rental = await lockRentalFor(ctx, by, rentalIdOf(installmentId), path);
    const installments = await lockInstallments(ctx, rental.id);
    const installment = installments.find(({ id }) => id === installmentId);
    if (!installment)
      throw new UserError('NOT_FOUND', `There is no installment with the id ${installmentId}.`, { path });
    refuseIf(payProblem(rental, installment, ctx.clock.now()), path);
    const { sequence, depositMinor } = installment;
    const { number, currencyCode } = rental;
    const what = depositMinor > 0 ? `Installment ${sequence} and deposit` : `Installment ${sequence}`;
    const description = `${what} of rental ${number}`;
    return { amountMinor: totalOf(installment), currencyCode, description, whole: true };
  },

  idsOfCustomer: customerId =>
    sql`select i.id from rental_installment as i join rental as r on r.id = i.rental_id where r.customer_id = ${customerId}`,

  async lock(ctx, installmentId) {
    await guardById(ctx, Rental, rentalIdOf(installmentId), path);
  },

  async paid(ctx, { paymentId, targetId, amountMinor }) {
    const rental = await lockRental(ctx, rentalIdOf(targetId), path);
    const installments = await lockInstallments(ctx, rental.id);
    const installment = installments.find(({ id }) => id === targetId);
    // It was paid or waived, the rental has ended, or a late fee has changed the amount: the payment is refunded.
    if (!installment || paymentRefusal(rental, installment) || totalOf(installment) !== amountMinor)
      return 'REFUSED';
    await acceptInstallment(ctx, rental, installments, installment, paymentId);
    return 'ACCEPTED';
  },

  refunded: recordRefund,
  customerName: (ctx, installmentId) => customerNameOfRental(ctx, rentalIdOf(installmentId)),
  read: installmentById,
};
