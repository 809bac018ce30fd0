import type { Context } from '../../platform/context/context.ts';
import { addDays } from '../../platform/lib/calendar-day.ts';
import { partsIn } from '../../platform/lib/zoned-time.ts';
import { readSettings } from './settings.queries.ts';

/** The calendar day on which a moment falls in a time zone, such as "2026-11-21". */
export function dayIn(timeZone: string, at: Date): string {
  const parts = partsIn(timeZone, at);
  return `${parts.get('year')!.padStart(4, '0')}-${parts.get('month')}-${parts.get('day')}`;
}

/** The day that it is in the store. */
export async function storeDay(ctx: Context): Promise<string> {
  const { timeZone } = await readSettings(ctx);
  return dayIn(timeZone, ctx.clock.now());
}

/**
 * The first moment of a day in a time zone. Where the clocks are put forward at midnight that is 01:00, and where they
 * are put back to it the earlier of the two. A day that the zone left out, by moving across the date line, begins and
 * ends where the next one begins.
 */
export function startOfDay(timeZone: string, day: string): Date {
  const utc = Date.parse(`${day}T00:00:00Z`);
  // No zone is further from UTC than a day. Days only ever follow each other, so halving finds where this one begins.
  let [before, from] = [utc - dayMs, utc + dayMs];
  while (from - before > 1) {
    const middle = Math.floor((before + from) / 2);
    if (dayIn(timeZone, new Date(middle)) >= day) from = middle;
    else before = middle;
  }
  return new Date(from);
}

const dayMs = 86_400_000;

/** From the first moment of the first day, until the first moment after the last day, which is not included. */
export function momentsOf(
  timeZone: string,
  { from, to }: { readonly from: string; readonly to: string },
): { readonly from: Date; readonly to: Date } {
  return { from: startOfDay(timeZone, from), to: startOfDay(timeZone, addDays(to, 1)) };
}
