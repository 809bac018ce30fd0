import { isAllowed } from '../../authorization/actor.ts';
import { type Context, inTransaction } from '../../context.ts';
import { UserError } from '../../lib/user-error.ts';
import { endBeforeStart } from './end-rental.ts';
import { lockOwnRental } from './lock-rental.ts';
import type { CancelRentalInput } from './rental.inputs.ts';

/**
 * Calls a rental off before it begins; the staff say why.
 * @throws UserError NOT_FOUND, WRONG_STATUS, INVALID_INPUT when the staff give no reason
 */
export async function cancelRental(ctx: Context, input: CancelRentalInput): Promise<{ rentalId: string }> {
  return inTransaction(ctx, async ctx => {
    const rental = await lockOwnRental(ctx, input.rentalId, 'RENTALS_MANAGE');
    const reason = input.reason?.trim();
    if (!reason && isAllowed(ctx.actor, 'RENTALS_MANAGE'))
      throw new UserError('INVALID_INPUT', '"reason" must say why, for the customer to know.', {
        path: ['reason'],
      });
    if (rental.status !== 'AWAITING_SIGNATURE' && rental.status !== 'AWAITING_PAYMENT')
      throw new UserError(
        'WRONG_STATUS',
        `Rental ${rental.number} is ${rental.status}; only one that has not begun can be cancelled.`,
        { path: ['rentalId'] },
      );
    await endBeforeStart(ctx, rental, 'CANCELLED', reason || 'Cancelled by the customer.');
    return { rentalId: rental.id };
  });
}
