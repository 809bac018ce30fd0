import type { Context } from '../../../platform/context/context.ts';
import { deletedOnly, equals } from '../../../platform/database/conditions.ts';
import { type List, sortBy } from '../../../platform/database/page.ts';
import { rawSql, sql } from '../../../platform/database/sql.ts';
import { onDays } from '../../../platform/graphql/on-days.ts';
import { Refund } from './refund.entity.ts';
import type { RefundSortField, RefundsArgs } from './refund.inputs.ts';

const sortProperties: Record<RefundSortField, keyof Refund & string> = {
  CREATED_AT: 'createdAt',
  REFUNDED_AT: 'refundedAt',
};

/** The refunds that a filter finds, in the order of a sort. @throws UserError INVALID_INPUT */
export async function refundList(
  ctx: Context,
  { filter, sort }: Pick<RefundsArgs, 'filter' | 'sort'>,
): Promise<List<Refund>> {
  const { status, paymentId, targetId, refundedOn, createdOn } = filter ?? {};
  const field = sort?.field ?? 'CREATED_AT';
  return {
    entity: Refund,
    where: [
      deletedOnly(false),
      equals('t.payment_id', paymentId),
      targetId == null
        ? undefined
        : sql`t.payment_id in (select of_target.id from payment as of_target where of_target.target_id = ${targetId})`,
      // Only rows with a time come in an order by it.
      field === 'REFUNDED_AT' ? rawSql('t.refunded_at is not null') : undefined,
      await onDays(ctx, 't.refunded_at', refundedOn, 'refundedOn'),
      await onDays(ctx, 't.created_at', createdOn, 'createdOn'),
    ],
    choices: [{ property: 'status', values: status }],
    sort: sortBy(ctx, Refund, sortProperties[field], sort?.direction !== 'ASC'),
    // A thing has few payments, and these have few refunds.
    isShort: targetId != null || paymentId != null,
  };
}
