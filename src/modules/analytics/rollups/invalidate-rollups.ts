import type { Context } from '../../../platform/context/context.ts';
import { query } from '../../../platform/database/rows.ts';
import { sql } from '../../../platform/database/sql.ts';
import { readSettings } from '../../settings/settings.queries.ts';
import { type LockedState, lockState, nothingClosed, writeState } from './lock-state.ts';

/**
 * Deletes the rollups, within a transaction. Until the days are closed again, the reports read the orders themselves,
 * with the same results.
 */
export async function invalidateRollups(ctx: Context): Promise<LockedState> {
  await lockState(ctx);
  await query(ctx, sql`/* analytics.deleteProducts */ delete from product_sales`);
  await query(ctx, sql`/* analytics.deleteCategories */ delete from category_sales`);
  await query(ctx, sql`/* analytics.deleteSummedCategories */ delete from summed_category`);
  await query(ctx, sql`/* analytics.deleteSellers */ delete from seller_sales`);
  await query(ctx, sql`/* analytics.deleteCustomers */ delete from customer_sales`);
  const { timeZone } = await readSettings(ctx);
  const state = { ...nothingClosed, timeZone };
  await writeState(ctx, state);
  return { ...state, isStale: false };
}
