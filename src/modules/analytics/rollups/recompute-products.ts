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
 * Puts a closed day's sums of products right, and those of its month, within a transaction. A late change is about a few
 * products; the rows of all others stay as they are.
 */
export async function recomputeProducts(
  ctx: Context,
  day: string,
  sums: readonly ProductTotal[],
): Promise<void> {
  const before = await query<ProductTotal>(
    ctx,
    sql`/* analytics.productsOfDay */ select product_id as productId, channel, currency_code as currencyCode, quantity, revenue_minor as revenueMinor
      from product_sales where grain = 'DAY' and period = ${day}`,
  );
  const changed = changedProducts(before, sums);
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
  for (const batch of batches(sums.filter(sum => changed.has(sum.productId))))
    await bulkInsert(
      ctx,
      ProductSales,
      batch.map(sum => ({ grain: 'DAY' as const, period: day, ...sum })),
    );
  await query(
    ctx,
    sql`/* analytics.sumMonth */ insert into product_sales (grain, period, product_id, channel, currency_code, quantity, revenue_minor)
      select 'MONTH', ${month}, product_id, channel, currency_code, sum(quantity), sum(revenue_minor) from product_sales
      where grain = 'DAY' and period >= ${month} and period <= ${addDays(addMonths(month, 1), -1)} and product_id in (${ids})
      group by product_id, channel, currency_code`,
  );
}

/** The products of which a sum is there on one side only. */
function changedProducts(before: readonly ProductTotal[], after: readonly ProductTotal[]): Set<string> {
  const [was, is] = [byText(before), byText(after)];
  const gone = [...was].filter(([text]) => !is.has(text));
  const come = [...is].filter(([text]) => !was.has(text));
  return new Set([...gone, ...come].map(([, productId]) => productId));
}

function byText(sums: readonly ProductTotal[]): Map<string, string> {
  return new Map(
    sums.map(({ productId, channel, currencyCode, quantity, revenueMinor }) => [
      [productId, channel, currencyCode, quantity, revenueMinor].join(' '),
      productId,
    ]),
  );
}
