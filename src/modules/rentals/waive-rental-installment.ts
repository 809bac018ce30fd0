import type { Context } from '../../platform/context/context.ts';
import { inTransaction } from '../../platform/context/in-transaction.ts';
import { refuseIf } from '../../platform/lib/problem.ts';
import { UserError } from '../../platform/lib/user-error.ts';
import { audit } from '../audit/audit.ts';
import { cancelOpenPayments } from '../payments/cancel-open-payments.ts';
import { advance } from './advance.ts';
import { lockInstallments, lockRental } from './lock-rental.ts';
import { recordTimelineEvent } from './record-timeline-event.ts';
import type { WaiveRentalInstallmentInput } from './rental.inputs.ts';
import { statusByInstallments, totalOf } from './rental.rules.ts';
import { waiveProblem } from './rental-actions.rules.ts';
import { rentalIdOf } from './rental-ids.ts';
import { installmentTax } from './rental-tax.rules.ts';

/**
 * Waives an installment or its late fee: the customer need not pay it.
 * @throws UserError NOT_FOUND, WRONG_STATUS when there is nothing to waive
 */
export async function waiveRentalInstallment(
  ctx: Context,
  input: WaiveRentalInstallmentInput,
): Promise<{ rentalId: string }> {
  const path = ['rentalInstallmentId'];
  return inTransaction(ctx, async ctx => {
    const rental = await lockRental(ctx, rentalIdOf(input.rentalInstallmentId), path);
    const installments = await lockInstallments(ctx, rental.id);
    const installment = installments.find(({ id }) => id === input.rentalInstallmentId);
    if (!installment)
      throw new UserError('NOT_FOUND', `There is no installment with the id ${input.rentalInstallmentId}.`, {
        path,
      });
    refuseIf(waiveProblem(rental, installment, input.what), path);
    const reason = input.reason.trim();
    const waivedMinor = input.what === 'LATE_FEE' ? installment.lateFeeMinor : totalOf(installment);
    rental.chargedMinor -= waivedMinor;
    installment.waiveReason = reason;
    if (input.what === 'LATE_FEE') {
      installment.lateFeeMinor = 0;
      installment.taxMinor = installmentTax(installment, rental);
    } else installment.status = 'WAIVED';
    advance(rental, statusByInstallments(rental.status, installments));
    const { id: installmentId, sequence } = installment;
    audit(ctx, 'rental.waived', rental, {
      details: { installmentId, what: input.what, waivedMinor, reason },
    });
    await ctx.em.flush();
    await cancelOpenPayments(ctx, installmentId);
    await recordTimelineEvent(ctx, rental.id, 'WAIVED', { sequence, what: input.what, waivedMinor, reason });
    return { rentalId: rental.id };
  });
}
