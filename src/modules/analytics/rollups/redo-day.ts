import type { Context } from '../../../context.ts';
import { bulkInsert } from '../../../database/bulk.ts';
import { query } from '../../../database/rows.ts';
import { listSql, sql } from '../../../database/sql.ts';
import { addDays, addMonths } from '../../../lib/calendar-day.ts';
import { monthStart } from '../../../lib/day-range.ts';
import { placedIn } from '../sales.sql.ts';
import { CustomerSales } from './customer-sales.entity.ts';
import type { LockedState } from './lock-state.ts';
import { customerSums } from './sums.ts';
import { writeDay } from './write-day.ts';

/** Does a closed day anew, and the customers whose orders changed on it, within a transaction. The state is locked. */
export async function redoDay(
  ctx: Context,
  { timeZone, openFrom }: LockedState,
  day: string,
  customerIds: readonly string[],
): Promise<void> {
  const month = monthStart(day);
  await query(
    ctx,
    sql`/* analytics.forgetMonth */ delete from product_sales where grain = 'MONTH' and period = ${month}`,
  );
  await query(
    ctx,
    sql`/* analytics.forgetDay */ delete from product_sales where grain = 'DAY' and period = ${day}`,
  );
  await query(ctx, sql`/* analytics.forgetSellersOfDay */ delete from seller_sales where day = ${day}`);
  await query(
    ctx,
    sql`/* analytics.otherDays */ insert into product_sales (grain, period, product_id, channel, currency_code, quantity, revenue_minor)
      select 'MONTH', ${month}, product_id, channel, currency_code, sum(quantity), sum(revenue_minor) from product_sales
      where grain = 'DAY' and period >= ${month} and period <= ${addDays(addMonths(month, 1), -1)} group by product_id, channel, currency_code`,
  );
  await writeDay(ctx, day, placedIn(timeZone, { from: day, to: day }));
  if (customerIds.length === 0) return;
  await query(
    ctx,
    sql`/* analytics.forgetCustomersOfDay */ delete from customer_sales where customer_id in (${listSql(customerIds)})`,
  );
  const closed = sql`o.placed_at < ${openFrom}`;
  await bulkInsert(ctx, CustomerSales, await customerSums(ctx, closed, customerIds));
}
