import type { Context } from '../../platform/context/context.ts';
import { equals, within } from '../../platform/database/conditions.ts';
import { type Sql, sql } from '../../platform/database/sql.ts';
import { onDays } from '../../platform/graphql/on-days.ts';
import { moneyWithin } from '../settings/money-within.ts';
import type { OrderFilter } from './order.inputs.ts';

/** The conditions of a filter on the table `t`, but for its choices of values and its search. */
export async function orderConditions(ctx: Context, filter: OrderFilter): Promise<(Sql | undefined)[]> {
  const { customerId, soldById, productId, total, placedAt, placedOn, updatedAt } = filter;
  return [
    equals('t.customer_id', customerId),
    equals('t.sold_by_id', soldById),
    productId == null
      ? undefined
      : sql`t.id in (select l.order_id from order_line as l where l.product_id = ${productId} and l.deleted_at is null)`,
    ...(await moneyWithin(ctx, 't.total_minor', total, ['filter', 'total'])),
    within('t.placed_at', placedAt),
    await onDays(ctx, 't.placed_at', placedOn, 'placedOn'),
    within('t.updated_at', updatedAt),
  ];
}
