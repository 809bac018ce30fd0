import type { Context } from '../../../platform/context/context.ts';
import { inTransaction } from '../../../platform/context/in-transaction.ts';
import { query } from '../../../platform/database/rows.ts';
import { sql } from '../../../platform/database/sql.ts';
import { daysBetween } from '../../../platform/lib/calendar-day.ts';
import { audit } from '../../audit/audit.ts';
import { dayIn } from '../../settings/store-day.ts';
import { analyticsScope } from '../analytics-scope.ts';
import { closeDays } from './close-days.ts';
import { invalidateRollups } from './invalidate-rollups.ts';

/**
 * Rebuilds all rollups. The reports stay correct in the meantime; they only take longer.
 * @param onProgress called with the number of days that are done, and of all days
 * @returns the number of days
 */
export async function rebuildAnalytics(
  ctx: Context,
  onProgress: (days: number, total: number) => void,
): Promise<number> {
  await inTransaction(ctx, async ctx => {
    await invalidateRollups(ctx);
    audit(ctx, 'analytics.rebuilt', null);
  });
  const first = await firstDay(ctx);
  const { today } = await analyticsScope(ctx);
  if (first === null || first >= today) return 0;
  const total = daysBetween(first, today);
  await closeDays(ctx, day => onProgress(daysBetween(first, day) + 1, total));
  return total;
}

async function firstDay(ctx: Context): Promise<string | null> {
  const { timeZone } = await analyticsScope(ctx);
  const [row] = await query<{ placedAt: string | number | null }>(
    ctx,
    sql`/* analytics.firstOrder */ select min(placed_at) as placedAt from sales_order`,
  );
  if (row?.placedAt == null) return null;
  return dayIn(timeZone, ctx.database.db.dialect.readDate(row.placedAt));
}
