import type { Context } from '../../platform/context/context.ts';
import { inTransaction } from '../../platform/context/in-transaction.ts';
import { emit } from '../../platform/jobs/emit.ts';
import { fromMinor, toMinor } from '../../platform/lib/money.ts';
import { refuseIf } from '../../platform/lib/problem.ts';
import { UserError } from '../../platform/lib/user-error.ts';
import { audit } from '../audit/audit.ts';
import { moveStock } from '../inventory/move-stock.ts';
import { advance } from './advance.ts';
import { cancelBuyoutPayments, cancelInstallments } from './cancel-installments.ts';
import { lockInstallments, lockRental } from './lock-rental.ts';
import { recordTimelineEvent } from './record-timeline-event.ts';
import { refundDeposit } from './refund-deposit.ts';
import type { ReturnRentalInput } from './rental.inputs.ts';
import { depositHeldOf } from './rental.rules.ts';
import { returnProblem } from './rental-actions.rules.ts';
import { rentalEnded } from './rentals.events.ts';

/**
 * Ends a rental whose unit is returned or lost. Installments that are not late yet are canceled; late ones remain
 * payable. The deposit is refunded, less what the store keeps.
 * @throws UserError NOT_FOUND, WRONG_STATUS, INVALID_INPUT when more is kept than is held
 */
export async function returnRental(ctx: Context, input: ReturnRentalInput): Promise<{ rentalId: string }> {
  return inTransaction(ctx, async ctx => {
    const rental = await lockRental(ctx, input.rentalId);
    refuseIf(returnProblem(rental), ['rentalId']);
    const { currencyCode } = rental;
    const held = depositHeldOf(rental);
    const kept = input.depositKept == null ? 0 : toMinor(input.depositKept, currencyCode, ['depositKept']);
    if (kept > held)
      throw new UserError(
        'INVALID_INPUT',
        `"depositKept" must be at most ${fromMinor(held, currencyCode)} ${currencyCode}, which is what is left of the deposit.`,
        { path: ['depositKept'] },
      );
    const notes = input.notes?.trim() || null;
    advance(rental, 'RETURNED');
    rental.endedAt = ctx.clock.now();
    rental.endReason = notes;
    rental.returnCondition = input.condition;
    rental.depositKeptMinor += kept;
    audit(ctx, 'rental.returned', rental);
    const installments = await lockInstallments(ctx, rental.id);
    await cancelInstallments(
      ctx,
      rental,
      installments.filter(one => one.status === 'DUE'),
    );
    await cancelBuyoutPayments(ctx, rental);
    if (input.condition !== 'LOST')
      await moveStock(ctx, [{ productId: rental.product.id, delta: 1 }], {
        reason: 'RENTAL_RETURN',
        reference: rental.id,
        note: input.condition === 'DAMAGED' ? 'Damaged.' : null,
      });
    const { condition } = input;
    await recordTimelineEvent(ctx, rental.id, 'RETURNED', { condition, notes, depositKeptMinor: kept });
    await refundDeposit(ctx, rental, held - kept, 'The deposit, because the unit was returned.');
    emit(ctx, rentalEnded, { rentalId: rental.id });
    return { rentalId: rental.id };
  });
}
