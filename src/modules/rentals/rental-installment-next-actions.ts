import { isAllowed } from '../../platform/authorization/actor.ts';
import type { Context } from '../../platform/context/context.ts';
import { loadById } from '../../platform/database/load.ts';
import { type Row, selectionOf } from '../../platform/database/rows.ts';
import { actingUserId, nextActionOf, nextActions } from '../../platform/graphql/next-action.ts';
import { customerIdOf } from '../accounts/customers/customer-id-of.ts';
import { providerProblem } from '../payments/provider/providers.ts';
import { Rental } from './rental.entity.ts';
import { payProblem, waiveProblem } from './rental-actions.rules.ts';
import type { RentalInstallment } from './rental-installment.entity.ts';

export const RentalInstallmentNextAction = nextActionOf('RentalInstallment', {
  PAY: 'Pay it online: `startPayment`.',
  RECORD_PAYMENT: 'Record that the store has received the money: `recordPayment`.',
  WAIVE: 'Waive it: `waiveRentalInstallment`.',
  WAIVE_LATE_FEE: 'Waive its late fee: `waiveRentalInstallment`.',
});

export const installmentActionColumns = ['rental', 'sequence', 'status', 'lateFeeMinor'];

const rentalColumns = ['customer', 'number', 'status', 'holdsUntil'];

export async function nextActionsOfInstallment(ctx: Context, installment: Row<RentalInstallment>) {
  const selection = selectionOf(ctx.database.db, Rental, rentalColumns);
  const rental = await loadById(ctx, Rental, installment.rental, selection);
  if (!rental) return [];
  const isManaged = isAllowed(ctx.actor, 'RENTALS_MANAGE');
  const userId = actingUserId(ctx);
  const isOwn = isManaged || (userId !== null && (await customerIdOf(ctx, userId)) === rental.customer);
  return nextActions({
    PAY: isOwn && (() => providerProblem(ctx) ?? payProblem(rental, installment, ctx.clock.now())),
    RECORD_PAYMENT:
      isAllowed(ctx.actor, 'PAYMENTS_RECORD') && (() => payProblem(rental, installment, ctx.clock.now())),
    WAIVE: isManaged && (() => waiveProblem(rental, installment, 'INSTALLMENT')),
    WAIVE_LATE_FEE: isManaged && (() => waiveProblem(rental, installment, 'LATE_FEE')),
  });
}
