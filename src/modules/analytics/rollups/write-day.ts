import type { Context } from '../../../platform/context/context.ts';
import { bulkAccumulate, bulkInsert } from '../../../platform/database/bulk.ts';
import type { Sql } from '../../../platform/database/sql.ts';
import { monthStart } from '../../../platform/lib/day-range.ts';
import { ProductSales } from './product-sales.entity.ts';
import { SellerSales } from './seller-sales.entity.ts';
import { productTotals, sellerTotals } from './totals.ts';

/** How many rows one statement writes. */
const batchSize = 1_000;

/** Writes the rollups of a day that has none, and adds them to those of its month, within a transaction that locks the state. */
export async function writeDay(ctx: Context, day: string, placed: Sql): Promise<void> {
  const products = await productTotals(ctx, placed);
  for (const batch of batches(products)) {
    await bulkInsert(
      ctx,
      ProductSales,
      batch.map(total => ({ grain: 'DAY' as const, period: day, ...total })),
    );
    await bulkAccumulate(
      ctx,
      ProductSales,
      batch.map(total => ({ grain: 'MONTH' as const, period: monthStart(day), ...total })),
      ['quantity', 'revenueMinor'],
    );
  }
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

export function batches<T>(rows: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(rows.length / batchSize) }, (_, index) =>
    rows.slice(index * batchSize, (index + 1) * batchSize),
  );
}
