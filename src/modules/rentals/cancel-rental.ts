import { isAllowed } from '../../platform/authorization/actor.ts';
import type { Context } from '../../platform/context/context.ts';
import { inTransaction } from '../../platform/context/in-transaction.ts';
import { refuseIf } from '../../platform/lib/problem.ts';
import { UserError } from '../../platform/lib/user-error.ts';
import { refundTarget } from '../payments/refund-target.ts';
import { refundableOf } from '../payments/refundable-of.ts';
import { storeDay } from '../settings/store-day.ts';
import { cancelBuyoutPayments } from './cancel-installments.ts';
import { endBeforeStart } from './end-before-start.ts';
import { lockInstallments, lockOwnRental } from './lock-rental.ts';
import { refundDeposit } from './refund-deposit.ts';
import type { Rental } from './rental.entity.ts';
import type { CancelRentalInput } from './rental.inputs.ts';
import { depositHeldOf } from './rental.rules.ts';
import { cancelProblem } from './rental-actions.rules.ts';

/**
 * Cancels a rental before it begins; the staff must give a reason. What was paid in advance is refunded.
 * @throws UserError NOT_FOUND, WRONG_STATUS, INVALID_INPUT when the staff give no reason
 */
export async function cancelRental(ctx: Context, input: CancelRentalInput): Promise<{ rentalId: string }> {
  return inTransaction(ctx, async ctx => {
    const rental = await lockOwnRental(ctx, input.rentalId, 'RENTALS_MANAGE');
    const reason = input.reason?.trim();
    if (!reason && isAllowed(ctx.actor, 'RENTALS_MANAGE'))
      throw new UserError('INVALID_INPUT', '"reason" must not be empty: the customer reads it.', {
        path: ['reason'],
      });
    refuseIf(cancelProblem(rental, await storeDay(ctx)), ['rentalId']);
    const endReason = reason || 'Canceled by the customer.';
    await endBeforeStart(ctx, rental, 'CANCELLED', endReason);
    await refundAll(ctx, rental, endReason);
    return { rentalId: rental.id };
  });
}

/** Refunds the deposit and the rent. */
async function refundAll(ctx: Context, rental: Rental, reason: string): Promise<void> {
  await cancelBuyoutPayments(ctx, rental);
  await refundDeposit(ctx, rental, depositHeldOf(rental), reason);
  for (const { id: targetId } of await lockInstallments(ctx, rental.id)) {
    const amountMinor = await refundableOf(ctx, targetId);
    if (amountMinor > 0) await refundTarget(ctx, { targetId, amountMinor, reason });
  }
}
