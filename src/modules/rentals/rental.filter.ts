import type { Context } from '../../platform/context/context.ts';
import { equals, within } from '../../platform/database/conditions.ts';
import { type Sql, sql } from '../../platform/database/sql.ts';
import { isDayIn, onDays } from '../../platform/graphql/on-days.ts';
import type { RentalFilter } from './rental.inputs.ts';

/** The conditions of a filter on the table `t`, but for its choice of statuses and its search. */
export async function rentalConditions(ctx: Context, filter: RentalFilter): Promise<(Sql | undefined)[]> {
  const { customerId, productId, overdue, dueBefore, dueOn, startDate, endDate } = filter;
  return [
    equals('t.customer_id', customerId),
    equals('t.product_id', productId),
    overdue == null ? undefined : overdue ? late : sql`not ${late}`,
    dueBefore == null ? undefined : hasUnpaid(sql`i.due_on < ${dueBefore}`),
    hasUnpaid(await isDayIn(ctx, 'i.due_on', dueOn, 'dueOn')),
    await isDayIn(ctx, 't.start_date', startDate, 'startDate'),
    await isDayIn(ctx, 't.end_date', endDate, 'endDate'),
    within('t.created_at', filter.createdAt),
    await onDays(ctx, 't.created_at', filter.createdOn, 'createdOn'),
  ];
}

const late = sql`exists (select 1 from rental_installment as i where i.rental_id = t.id and i.status = 'OVERDUE')`;

/** Condition: the rental runs and has an unpaid installment that is due then. */
function hasUnpaid(due: Sql | undefined): Sql | undefined {
  return (
    due &&
    sql`t.status in ('ACTIVE', 'OVERDUE', 'DEFAULTED') and exists (select 1 from rental_installment as i where i.rental_id = t.id and i.status in ('DUE', 'OVERDUE') and ${due})`
  );
}
