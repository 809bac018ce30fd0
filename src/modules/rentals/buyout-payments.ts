import { requireUserId } from '../../platform/authorization/rules.ts';
import { guardById } from '../../platform/database/guard.ts';
import { sql } from '../../platform/database/sql.ts';
import { refuseIf } from '../../platform/lib/problem.ts';
import { UserError } from '../../platform/lib/user-error.ts';
import type { PaymentTarget } from '../payments/payment-targets.ts';
import { completeBuyout } from './complete-buyout.ts';
import { customerNameOfRental } from './customer-name-of-rental.ts';
import { lockRental, lockRentalFor } from './lock-rental.ts';
import { recordRefund } from './record-refund.ts';
import { Rental } from './rental.entity.ts';
import { rentalById } from './rental.queries.ts';
import { buyoutOfRental } from './rental.rules.ts';
import { buyoutProblem } from './rental-actions.rules.ts';
import { buyoutId as buyoutIdOf, buyoutIdSql, buyoutPrefix, rentalIdOf } from './rental-ids.ts';

const path = ['rentalBuyoutId'];

/**
 * Buy-outs as payment targets. The price depends on what was paid before, so only a payment of the current price is
 * accepted.
 */
export const buyoutPayments: PaymentTarget = {
  idPrefix: buyoutPrefix,
  type: () => Rental,

  async due(ctx, buyoutId, by) {
    requireUserId(ctx);
    const rental = await lockRentalFor(ctx, by, rentalIdOf(buyoutId), path);
    if (buyoutId !== buyoutIdOf(rental.id))
      throw new UserError('NOT_FOUND', `There is no buy-out with the id ${buyoutId}.`, { path });
    refuseIf(buyoutProblem(rental), path);
    const { amountMinor } = buyoutOfRental(rental);
    const { number, currencyCode } = rental;
    if (amountMinor === 0)
      throw new UserError('ALREADY_PAID', 'Nothing is left to pay. Call `buyOutRental` instead.', { path });
    return { amountMinor, currencyCode, description: `Buy-out of rental ${number}`, whole: true };
  },

  idsOfCustomer: customerId =>
    sql`select ${buyoutIdSql('id')} as id from rental where customer_id = ${customerId}`,

  async lock(ctx, buyoutId) {
    await guardById(ctx, Rental, rentalIdOf(buyoutId), path);
  },

  async paid(ctx, { paymentId, targetId, amountMinor }) {
    const rental = await lockRental(ctx, rentalIdOf(targetId), path);
    const buyout = buyoutOfRental(rental);
    // An installment was paid or became late in the meantime, or the rental has ended: the payment is refunded.
    if (rental.status !== 'ACTIVE' || buyout.amountMinor !== amountMinor) return 'REFUSED';
    await completeBuyout(ctx, rental, buyout, paymentId);
    return 'ACCEPTED';
  },

  refunded: recordRefund,
  customerName: (ctx, buyoutId) => customerNameOfRental(ctx, rentalIdOf(buyoutId)),
  read: (ctx, buyoutId, info) => rentalById(ctx, rentalIdOf(buyoutId), info),
};
