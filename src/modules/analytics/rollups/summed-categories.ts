import type { Context } from '../../../platform/context/context.ts';
import { bulkInsert } from '../../../platform/database/bulk.ts';
import { query } from '../../../platform/database/rows.ts';
import { listSql, sql } from '../../../platform/database/sql.ts';
import { uncategorized } from './category-rollup.entity.ts';
import { batches, type PeriodTotal } from './period-sums.ts';
import { SummedCategory } from './summed-category.entity.ts';

/**
 * The totals of products as those of the categories in which their sums are, within a transaction that locks the state.
 * A product without sums begins in the category that it has now.
 */
export async function totalsOfCategories(
  ctx: Context,
  totals: readonly PeriodTotal[],
): Promise<PeriodTotal[]> {
  const categories = new Map<string, string>();
  for (const ids of batches([...new Set(totals.map(({ id }) => id))]))
    for (const { productId, categoryId } of await summedCategories(ctx, ids))
      categories.set(productId, categoryId);
  const byKey = Map.groupBy(
    totals.map(total => ({ ...total, id: categories.get(total.id)! })),
    ({ id, channel, currencyCode }) => [id, channel, currencyCode].join(' '),
  );
  return [...byKey.values()].map(same => ({
    ...same[0]!,
    quantity: same.reduce((sum, { quantity }) => sum + quantity, 0),
    revenueMinor: same.reduce((sum, { revenueMinor }) => sum + revenueMinor, 0),
  }));
}

async function summedCategories(ctx: Context, productIds: readonly string[]): Promise<SummedCategory[]> {
  const known = await query<SummedCategory>(
    ctx,
    sql`/* analytics.summedCategories */ select product_id as productId, category_id as categoryId from summed_category where product_id in (${listSql(productIds)})`,
  );
  const isKnown = new Set(known.map(({ productId }) => productId));
  const unknown = productIds.filter(id => !isKnown.has(id));
  if (unknown.length === 0) return known;
  const found = await query<SummedCategory>(
    ctx,
    sql`/* analytics.categoriesOfProducts */ select id as productId, coalesce(category_id, ${uncategorized}) as categoryId from product where id in (${listSql(unknown)})`,
  );
  await bulkInsert(ctx, SummedCategory, found);
  return [...known, ...found];
}
