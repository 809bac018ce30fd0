import type { Context } from '../../../platform/context/context.ts';
import { bulkInsert } from '../../../platform/database/bulk.ts';
import { query } from '../../../platform/database/rows.ts';
import { listSql, sql } from '../../../platform/database/sql.ts';
import { placedIn } from '../sales.sql.ts';
import { CustomerSales } from './customer-sales.entity.ts';
import type { LockedState } from './lock-state.ts';
import { categorySums, productSums, rewriteTotals } from './period-sums.ts';
import { totalsOfCategories } from './summed-categories.ts';
import { customerTotals, productTotals } from './totals.ts';
import { writeSellers } from './write-day.ts';

/** Recomputes the sums of a closed day, within a transaction that locks the state. */
export async function recomputeDay(ctx: Context, { timeZone }: LockedState, day: string): Promise<void> {
  const placed = placedIn(timeZone, { from: day, to: day });
  const products = await productTotals(ctx, placed);
  await rewriteTotals(ctx, productSums, day, products);
  await rewriteTotals(ctx, categorySums, day, await totalsOfCategories(ctx, products));
  await query(ctx, sql`/* analytics.deleteSellersOfDay */ delete from seller_sales where day = ${day}`);
  await writeSellers(ctx, day, placed);
}

/** Recomputes what these customers have bought on all closed days, within a transaction that locks the state. */
export async function recomputeCustomers(
  ctx: Context,
  { openFrom }: LockedState,
  customerIds: readonly string[],
): Promise<void> {
  if (customerIds.length === 0) return;
  await query(
    ctx,
    sql`/* analytics.deleteCustomers */ delete from customer_sales where customer_id in (${listSql(customerIds)})`,
  );
  const closed = sql`o.placed_at < ${openFrom}`;
  await bulkInsert(ctx, CustomerSales, await customerTotals(ctx, closed, customerIds));
}
