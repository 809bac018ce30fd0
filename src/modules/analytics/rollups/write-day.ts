import type { Context } from '../../../platform/context/context.ts';
import { bulkInsert } from '../../../platform/database/bulk.ts';
import type { Sql } from '../../../platform/database/sql.ts';
import { batches, categorySums, productSums, writeTotals } from './period-sums.ts';
import { SellerSales } from './seller-sales.entity.ts';
import { totalsOfCategories } from './summed-categories.ts';
import { productTotals, sellerTotals } from './totals.ts';

/**
 * Writes the rollups of a day that has none, and adds them to those of its month and its year, within a transaction that
 * locks the state.
 */
export async function writeDay(ctx: Context, day: string, placed: Sql): Promise<void> {
  const products = await productTotals(ctx, placed);
  await writeTotals(ctx, productSums, day, products);
  await writeTotals(ctx, categorySums, day, await totalsOfCategories(ctx, products));
  await writeSellers(ctx, day, placed);
}

/** Writes the sales by seller of a day that has none. */
export async function writeSellers(ctx: Context, day: string, placed: Sql): Promise<void> {
  for (const batch of batches(await sellerTotals(ctx, placed)))
    await bulkInsert(
      ctx,
      SellerSales,
      batch.map(total => ({ day, ...total })),
    );
}
