import type { Context } from '../../platform/context/context.ts';
import { inTransaction } from '../../platform/context/in-transaction.ts';
import { checkVersion } from '../../platform/database/saving.ts';
import { emit } from '../../platform/jobs/emit.ts';
import { addMonths } from '../../platform/lib/calendar-day.ts';
import { refuseIf } from '../../platform/lib/problem.ts';
import { audit } from '../audit/audit.ts';
import { lockOwnRental } from './lock-rental.ts';
import { recordTimelineEvent } from './record-timeline-event.ts';
import type { ExtendRentalInput } from './rental.inputs.ts';
import { scheduleOf } from './rental.rules.ts';
import { extendProblem } from './rental-actions.rules.ts';
import { rentalExtended } from './rentals.events.ts';
import { writeInstallments } from './write-installments.ts';

/**
 * Adds months at the rent of the contract.
 * @throws UserError NOT_FOUND, WRONG_STATUS, VERSION_CONFLICT, INVALID_INPUT when it would be too long or cost too much
 */
export async function extendRental(ctx: Context, input: ExtendRentalInput): Promise<{ rentalId: string }> {
  return inTransaction(ctx, async ctx => {
    const rental = await lockOwnRental(ctx, input.rentalId, 'RENTALS_MANAGE');
    checkVersion(rental, input.version);
    refuseIf(extendProblem(rental, input.months), ['rentalId']);
    const months = rental.months + input.months;
    const rentMinor = rental.monthlyRateMinor * input.months;
    writeInstallments(ctx, rental, scheduleOf(rental, rental.startDate, months, rental.months + 1));
    rental.months = months;
    rental.endDate = addMonths(rental.startDate, months);
    rental.chargedMinor += rentMinor;
    audit(ctx, 'rental.extended', rental);
    await ctx.em.flush();
    await recordTimelineEvent(ctx, rental.id, 'EXTENDED', { months: input.months, endDate: rental.endDate });
    emit(ctx, rentalExtended, { rentalId: rental.id });
    return { rentalId: rental.id };
  });
}
