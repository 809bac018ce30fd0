import { isAllowed } from '../../platform/authorization/actor.ts';
import type { Context } from '../../platform/context/context.ts';
import { loadGroup } from '../../platform/database/load.ts';
import { selectionOf, selectRows } from '../../platform/database/rows.ts';
import { listSql, rawSql, sql } from '../../platform/database/sql.ts';
import { nextActionOf, nextActions } from '../../platform/graphql/next-action.ts';
import { type Problem, problemOfAll, wrongStatus } from '../../platform/lib/problem.ts';
import { Payment } from './payment.entity.ts';
import type { PaymentRow } from './payment.queries.ts';
import { refundProblem, settleProblem } from './payment.rules.ts';

export const PaymentNextAction = nextActionOf('Payment', {
  REFUND: 'Refund it, or what is left of it: `refundPayment`.',
  SETTLE_REFUND: 'Record that you gave back in another way what a refund could not: `settleRefund`.',
});

export const paymentActionColumns = [
  'status',
  'amountMinor',
  'refundedMinor',
  'pendingRefundMinor',
  'refundDueMinor',
  'currencyCode',
];

export function nextActionsOfPayment(ctx: Context, payment: PaymentRow) {
  const mayRefund = isAllowed(ctx.actor, 'PAYMENTS_REFUND');
  return nextActions({
    REFUND: mayRefund && (() => refundProblem(payment)),
    SETTLE_REFUND: mayRefund && (() => settleProblem(payment)),
  });
}

/**
 * What stands against refunding any payment for a target, such as an order: what the newest payment says when none can
 * be refunded. The payments of many targets are read in one statement.
 */
export async function refundProblemOfTarget(ctx: Context, targetId: string): Promise<Problem | null> {
  const selection = selectionOf(ctx.database.db, Payment, paymentActionColumns);
  const payments = await loadGroup<PaymentRow>(ctx, 'refundable payments', targetId, ids =>
    selectRows<Payment & { groupId: string }>(
      ctx,
      selection,
      sql`${rawSql(`/* payments.refundable */ select ${selection.text}, t.target_id as groupId from payment as t where`)} t.target_id in (${listSql(ids)}) and t.deleted_at is null order by t.created_at desc, t.id desc`,
    ),
  );
  return problemOfAll(payments.map(refundProblem), wrongStatus('There is no payment to refund.'));
}
