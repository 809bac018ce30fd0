import { isAllowed } from '../../platform/authorization/actor.ts';
import type { Context } from '../../platform/context/context.ts';
import { loadGroup } from '../../platform/database/load.ts';
import { query } from '../../platform/database/rows.ts';
import { listSql, sql } from '../../platform/database/sql.ts';
import { actingUserId, nextActionOf, nextActions } from '../../platform/graphql/next-action.ts';
import { type Problem, problemOfAll, wrongStatus } from '../../platform/lib/problem.ts';
import { customerIdOf } from '../accounts/customers/customer-id-of.ts';
import { providerProblem } from '../payments/provider/providers.ts';
import { storeDay } from '../settings/store-day.ts';
import type { RentalRow } from './rental.queries.ts';
import { buyoutColumns, buyoutOfRental, isOpen } from './rental.rules.ts';
import {
  buyoutProblem,
  cancelProblem,
  extendProblem,
  payProblem,
  returnProblem,
  signProblem,
  waiveProblem,
} from './rental-actions.rules.ts';
import type { InstallmentStatus } from './rental-status.ts';

export const RentalNextAction = nextActionOf('Rental', {
  SIGN: 'Sign the contract: `signRentalContract`.',
  PAY_INSTALLMENT: 'Pay one of its installments online: `startPayment`.',
  RECORD_PAYMENT: 'Record that the store has received the money of an installment: `recordPayment`.',
  CANCEL: 'Cancel it before it begins: `cancelRental`.',
  EXTEND: 'Add months: `extendRental`.',
  BUY_OUT: 'Buy the unit: `buyOutRental`.',
  RETURN: 'Take the unit back: `returnRental`.',
  WAIVE_INSTALLMENT: 'Waive one of its installments: `waiveRentalInstallment`.',
  WAIVE_LATE_FEE: 'Waive the late fee of one of its installments: `waiveRentalInstallment`.',
});

export const rentalActionColumns = [
  'id',
  'number',
  'status',
  'customer',
  'holdsUntil',
  'startDate',
  'months',
  'monthlyRateMinor',
  'chargedMinor',
  'currencyCode',
  ...buyoutColumns,
];

export async function nextActionsOfRental(ctx: Context, rental: RentalRow) {
  const isManaged = isAllowed(ctx.actor, 'RENTALS_MANAGE');
  const userId = actingUserId(ctx);
  const isOwn = isManaged || (userId !== null && (await customerIdOf(ctx, userId)) === rental.customer);
  const now = ctx.clock.now();
  return nextActions({
    SIGN: isOwn && (() => problemOfSigning(ctx, rental)),
    PAY_INSTALLMENT:
      isOwn &&
      (() => providerProblem(ctx) ?? ofInstallments(ctx, rental, one => payProblem(rental, one, now))),
    RECORD_PAYMENT:
      isAllowed(ctx.actor, 'PAYMENTS_RECORD') &&
      (() => ofInstallments(ctx, rental, one => payProblem(rental, one, now))),
    CANCEL: isOwn && (async () => cancelProblem(rental, await storeDay(ctx))),
    EXTEND: isOwn && (() => extendProblem(rental, 1)),
    BUY_OUT: isOwn && (() => buyoutProblem(rental) ?? moneyProblem(ctx, rental)),
    RETURN: isManaged && (() => returnProblem(rental)),
    WAIVE_INSTALLMENT:
      isManaged && (() => ofInstallments(ctx, rental, one => waiveProblem(rental, one, 'INSTALLMENT'))),
    WAIVE_LATE_FEE:
      isManaged && (() => ofInstallments(ctx, rental, one => waiveProblem(rental, one, 'LATE_FEE'))),
  });
}

/** A buy-out for which nothing is left to pay needs no provider. */
function moneyProblem(ctx: Context, rental: RentalRow): Problem | null {
  return buyoutOfRental(rental).amountMinor > 0 ? providerProblem(ctx) : null;
}

/** Whether the text is intact shows only when it is read as a whole, in `contract` and when it is signed. */
async function problemOfSigning(ctx: Context, rental: RentalRow): Promise<Problem | null> {
  const [contract] = await loadGroup<{ signedAt: unknown; erasedAt: unknown }>(
    ctx,
    'signatures of rentals',
    rental.id,
    ids =>
      query(
        ctx,
        sql`/* rentals.signatures */ select rental_id as groupId, signed_at as signedAt, erased_at as erasedAt from rental_contract where rental_id in (${listSql(ids)})`,
      ),
  );
  return contract ? signProblem(rental, contract, ctx.clock.now()) : null;
}

interface InstallmentRow {
  readonly sequence: number;
  readonly status: InstallmentStatus;
  readonly lateFeeMinor: number;
}

/** Null when one of the installments allows it; the open ones speak first. */
async function ofInstallments(
  ctx: Context,
  rental: RentalRow,
  problemOf: (installment: InstallmentRow) => Problem | null,
): Promise<Problem | null> {
  const rows = await loadGroup<InstallmentRow>(ctx, 'installments to act on', rental.id, ids =>
    query(
      ctx,
      sql`/* rentals.installmentStates */ select rental_id as groupId, sequence, status, late_fee_minor as lateFeeMinor
        from rental_installment where rental_id in (${listSql(ids)}) and deleted_at is null order by sequence`,
    ),
  );
  const installments = rows.map(row => ({ ...row, lateFeeMinor: Number(row.lateFeeMinor) }));
  const ordered = [...installments.filter(isOpen), ...installments.filter(one => !isOpen(one)).reverse()];
  return problemOfAll(ordered.map(problemOf), wrongStatus(`Rental ${rental.number} has no installments.`));
}
