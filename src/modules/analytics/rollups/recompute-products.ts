import type { Context } from '../../../platform/context/context.ts';
import { bulkInsert } from '../../../platform/database/bulk.ts';
import { query } from '../../../platform/database/rows.ts';
import { listSql, sql } from '../../../platform/database/sql.ts';
import { addDays, addMonths } from '../../../platform/lib/calendar-day.ts';
import { monthStart } from '../../../platform/lib/day-range.ts';
import { ProductSales } from './product-sales.entity.ts';
import type { ProductTotal } from './totals.ts';
import { batches } from './write-day.ts';

/**
 * Writes the totals of a closed day by product, and those of its month, within a transaction. A late change concerns a
 * few products; the rows of all others stay as they are.
 */
export async function recomputeProducts(
  ctx: Context,
  day: string,
  totals: readonly ProductTotal[],
): Promise<void> {
  const before = await query<ProductTotal>(
    ctx,
    sql`/* analytics.productsOfDay */ select product_id as productId, channel, currency_code as currencyCode, quantity, revenue_minor as revenueMinor
      from product_sales where grain = 'DAY' and period = ${day}`,
  );
  const changed = changedProducts(before, totals);
  if (changed.size === 0) return;
  const month = monthStart(day);
  const ids = listSql([...changed]);
  await query(
    ctx,
    sql`/* analytics.deleteMonth */ delete from product_sales where grain = 'MONTH' and period = ${month} and product_id in (${ids})`,
  );
  await query(
    ctx,
    sql`/* analytics.deleteDay */ delete from product_sales where grain = 'DAY' and period = ${day} and product_id in (${ids})`,
  );
  for (const batch of batches(totals.filter(({ productId }) => changed.has(productId))))
    await bulkInsert(
      ctx,
      ProductSales,
      batch.map(total => ({ grain: 'DAY' as const, period: day, ...total })),
    );
  await query(
    ctx,
    sql`/* analytics.totalMonth */ insert into product_sales (grain, period, product_id, channel, currency_code, quantity, revenue_minor)
      select 'MONTH', ${month}, product_id, channel, currency_code, sum(quantity), sum(revenue_minor) from product_sales
      where grain = 'DAY' and period >= ${month} and period <= ${addDays(addMonths(month, 1), -1)} and product_id in (${ids})
      group by product_id, channel, currency_code`,
  );
}

/** The products with a total that only one of the two has. */
function changedProducts(before: readonly ProductTotal[], after: readonly ProductTotal[]): Set<string> {
  const [old, current] = [byText(before), byText(after)];
  const removed = [...old].filter(([text]) => !current.has(text));
  const added = [...current].filter(([text]) => !old.has(text));
  return new Set([...removed, ...added].map(([, productId]) => productId));
}

/** The id of the product by all values of its total. */
function byText(totals: readonly ProductTotal[]): Map<string, string> {
  return new Map(
    totals.map(({ productId, channel, currencyCode, quantity, revenueMinor }) => [
      [productId, channel, currencyCode, quantity, revenueMinor].join(' '),
      productId,
    ]),
  );
}
