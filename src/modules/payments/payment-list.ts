import type { Context } from '../../platform/context/context.ts';
import { deletedOnly, equals, within } from '../../platform/database/conditions.ts';
import { type List, sortBy } from '../../platform/database/page.ts';
import { rawSql, sql } from '../../platform/database/sql.ts';
import { onDays } from '../../platform/graphql/on-days.ts';
import { moneyWithin } from '../settings/money-within.ts';
import { Payment } from './payment.entity.ts';
import type { PaymentSortField, PaymentsArgs } from './payment.inputs.ts';
import { targetsOfCustomer } from './payment-targets.ts';

const sortProperties: Record<PaymentSortField, keyof Payment & string> = {
  CREATED_AT: 'createdAt',
  AMOUNT: 'amountMinor',
};

/** The payments that a filter finds, in the order of a sort. @throws UserError INVALID_INPUT */
export async function paymentList(
  ctx: Context,
  { filter, sort }: Pick<PaymentsArgs, 'filter' | 'sort'>,
): Promise<List<Payment>> {
  const { status, provider, targetId, customerId, refundDue, amount, createdAt, createdOn } = filter ?? {};
  return {
    entity: Payment,
    where: [
      deletedOnly(false),
      equals('t.target_id', targetId),
      refundDue == null ? undefined : rawSql(`t.refund_due_minor ${refundDue ? '>' : '='} 0`),
      customerId == null ? undefined : targetsOfCustomer(ctx, rawSql('t.target_id'), customerId),
      ...(await moneyWithin(ctx, 't.amount_minor', amount, ['filter', 'amount'])),
      within('t.created_at', createdAt),
      await onDays(ctx, 't.created_at', createdOn, 'createdOn'),
    ],
    choices: [
      { property: 'status', values: status },
      { property: 'provider', values: provider },
    ],
    sort: sortBy(ctx, Payment, sortProperties[sort?.field ?? 'CREATED_AT'], sort?.direction !== 'ASC'),
    // They are few: MariaDB reads them by their index and sorts them, rather than look for them along that of the sort.
    ...(refundDue && { from: sql`payment as t${ctx.database.db.dialect.sorted}` }),
  };
}
