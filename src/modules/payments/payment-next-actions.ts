import { isAllowed } from '../../platform/authorization/actor.ts';
import type { Context } from '../../platform/context/context.ts';
import { loadGroup } from '../../platform/database/load.ts';
import { query } from '../../platform/database/rows.ts';
import { listSql, sql } from '../../platform/database/sql.ts';
import { nextActionOf, nextActions } from '../../platform/graphql/next-action.ts';
import type { Problem } from '../../platform/lib/problem.ts';
import type { PaymentStatus } from './payment.entity.ts';
import type { PaymentRow } from './payment.queries.ts';
import { refundProblem } from './payment.rules.ts';

export const PaymentNextAction = nextActionOf('Payment', {
  REFUND: 'Refund it, or what is left of it: `refundPayment`.',
});

export const paymentActionColumns = [
  'status',
  'amountMinor',
  'refundedMinor',
  'pendingRefundMinor',
  'currencyCode',
];

export function nextActionsOfPayment(ctx: Context, payment: PaymentRow) {
  return nextActions({ REFUND: isAllowed(ctx.actor, 'PAYMENTS_REFUND') && (() => refundProblem(payment)) });
}

interface RefundableRow {
  readonly status: PaymentStatus;
  readonly amountMinor: number;
  readonly refundedMinor: number;
  readonly pendingRefundMinor: number;
  readonly currencyCode: string;
}

/**
 * What stands against refunding any payment for a target, such as an order: what the newest payment says when none can
 * be refunded. The payments of many targets are read in one statement.
 */
export async function refundProblemOfTarget(ctx: Context, targetId: string): Promise<Problem | null> {
  const payments = await loadGroup<RefundableRow>(ctx, 'refundable payments', targetId, ids =>
    query(
      ctx,
      sql`/* payments.refundable */ select target_id as groupId, status, amount_minor as amountMinor, refunded_minor as refundedMinor,
          pending_refund_minor as pendingRefundMinor, currency_code as currencyCode
        from payment where target_id in (${listSql(ids)}) and deleted_at is null order by created_at, id`,
    ),
  );
  const problems = payments.map(payment => refundProblem(numbersOf(payment)));
  if (problems.includes(null)) return null;
  return problems.at(-1) ?? { code: 'WRONG_STATUS', message: 'There is no payment to refund.' };
}

/** Drivers may return sums of money as texts. */
function numbersOf(row: RefundableRow): RefundableRow {
  const { amountMinor, refundedMinor, pendingRefundMinor } = row;
  return {
    ...row,
    amountMinor: Number(amountMinor),
    refundedMinor: Number(refundedMinor),
    pendingRefundMinor: Number(pendingRefundMinor),
  };
}
