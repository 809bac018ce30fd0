import { LRUCache } from 'lru-cache';
import type { Context } from '../../platform/context/context.ts';
import { addDays } from '../../platform/lib/calendar-day.ts';
import { partsIn } from '../../platform/lib/zoned-time.ts';
import { knownSettings } from './settings.queries.ts';

/** The calendar day of a moment in a time zone, such as "2026-11-21". */
export function dayIn(timeZone: string, at: Date): string {
  const parts = partsIn(timeZone, at);
  return `${parts.get('year')!.padStart(4, '0')}-${parts.get('month')}-${parts.get('day')}`;
}

/** Today's date in the store's time zone. */
export async function storeDay(ctx: Context): Promise<string> {
  const { timeZone } = await knownSettings(ctx);
  return dayIn(timeZone, ctx.clock.now());
}

/**
 * The first moment of a day in a time zone. If the clocks go forward at midnight, that is 01:00; if they go back to
 * midnight, it is the earlier of the two midnights. A day that the zone skipped by moving across the date line begins and
 * ends where the next day begins.
 */
export function startOfDay(timeZone: string, day: string): Date {
  const key = `${day} ${timeZone}`;
  let start = starts.get(key);
  if (start === undefined) {
    start = findStartOfDay(timeZone, day);
    starts.set(key, start);
  }
  return new Date(start);
}

// Every report asks for the same days, and finding one takes as long as a statement. About 100 bytes each.
const starts = new LRUCache<string, number>({ max: 10_000 });

function findStartOfDay(timeZone: string, day: string): number {
  const utc = Date.parse(`${day}T00:00:00Z`);
  // No zone is more than a day away from UTC. Days never go backward, so a binary search finds where this one begins.
  let [before, from] = [utc - dayMs, utc + dayMs];
  while (from - before > 1) {
    const middle = Math.floor((before + from) / 2);
    if (dayIn(timeZone, new Date(middle)) >= day) from = middle;
    else before = middle;
  }
  return from;
}

const dayMs = 86_400_000;

/** The range from the first moment of the first day up to, but not including, the first moment after the last day. */
export function momentsOf(
  timeZone: string,
  { from, to }: { readonly from: string; readonly to: string },
): { readonly from: Date; readonly to: Date } {
  return { from: startOfDay(timeZone, from), to: startOfDay(timeZone, addDays(to, 1)) };
}
