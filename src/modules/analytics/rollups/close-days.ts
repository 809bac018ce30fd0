import { setImmediate } from 'node:timers/promises';
import type { Context } from '../../../platform/context/context.ts';
import { inTransaction } from '../../../platform/context/in-transaction.ts';
import { bulkAccumulate } from '../../../platform/database/bulk.ts';
import { query } from '../../../platform/database/rows.ts';
import { sql } from '../../../platform/database/sql.ts';
import { addDays } from '../../../platform/lib/calendar-day.ts';
import { dayIn, startOfDay } from '../../settings/store-day.ts';
import { placedIn } from '../sales.sql.ts';
import { CustomerSales } from './customer-sales.entity.ts';
import { invalidateRollups } from './invalidate-rollups.ts';
import { lockState, writeState } from './lock-state.ts';
import { batches } from './period-sums.ts';
import { customerTotals } from './totals.ts';
import { writeDay } from './write-day.ts';

/** How long after midnight a day is closed, so that an order placed in its last moment is committed by then. */
const graceMs = 10 * 60_000;

/**
 * Closes the finished days, each in a transaction of its own. Any number of workers may do so at once.
 * @param onDay called with each day that was closed
 */
export async function closeDays(ctx: Context, onDay: (day: string) => void = () => {}): Promise<void> {
  for (;;) {
    const day = await inTransaction(ctx, closeNextDay);
    if (day === null) return;
    onDay(day);
    // Lets other work of this process run.
    await setImmediate();
  }
}

/** Closes the next day with orders, and the empty ones before it. Null when all are closed. */
async function closeNextDay(ctx: Context): Promise<string | null> {
  let state = await lockState(ctx);
  if (state.isStale) state = await invalidateRollups(ctx);
  const { timeZone, openFrom, closedThrough } = state;
  const yesterday = addDays(dayIn(timeZone, new Date(ctx.clock.now().getTime() - graceMs)), -1);
  if (closedThrough !== null && closedThrough >= yesterday) return null;
  const { dialect } = ctx.database.db;
  const [first] = await query<{ placedAt: string | number | null }>(
    ctx,
    sql`/* analytics.nextOrder */ select min(placed_at) as placedAt from sales_order where placed_at >= ${openFrom}`,
  );
  const found = first?.placedAt == null ? undefined : dayIn(timeZone, dialect.readDate(first.placedAt));
  // Where clocks were put back over midnight, a moment after the border may still have the date of the closed day.
  const day =
    found !== undefined && closedThrough !== null && found <= closedThrough
      ? addDays(closedThrough, 1)
      : found;
  if (day === undefined || day > yesterday) {
    await writeState(ctx, closedUntil(timeZone, yesterday));
    return null;
  }
  const placed = placedIn(timeZone, { from: day, to: day });
  await writeDay(ctx, day, placed);
  for (const batch of batches(await customerTotals(ctx, placed)))
    await bulkAccumulate(ctx, CustomerSales, batch, ['orders', 'revenueMinor', 'rankMinor'], ['lastOrderAt']);
  await writeState(ctx, closedUntil(timeZone, day));
  return day;
}

function closedUntil(timeZone: string, day: string) {
  return { closedThrough: day, openFrom: startOfDay(timeZone, addDays(day, 1)), timeZone };
}
