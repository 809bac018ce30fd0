import type { Context } from '../../platform/context/context.ts';
import { type DayRangeInput, openDayRangeOf } from '../../platform/graphql/day-range.ts';
import type { StoreDays } from '../../platform/graphql/on-days.ts';
import { addDays } from '../../platform/lib/calendar-day.ts';
import { knownSettings } from './settings.queries.ts';
import { dayIn, startOfDay } from './store-day.ts';

/** The days that filters name, by the time zone in the settings. */
export const daysOfStore: StoreDays = {
  async daysOf(ctx, range, path) {
    return (await inZone(ctx, range, path)).days;
  },
  async momentsOf(ctx, range, path) {
    const { days, timeZone } = await inZone(ctx, range, path);
    return {
      ...(days.from !== undefined && { from: startOfDay(timeZone, days.from) }),
      ...(days.to !== undefined && { to: startOfDay(timeZone, addDays(days.to, 1)) }),
    };
  },
};

async function inZone(ctx: Context, range: DayRangeInput, path: readonly string[]) {
  const { timeZone } = await knownSettings(ctx);
  return { days: openDayRangeOf(range, dayIn(timeZone, ctx.clock.now()), path), timeZone };
}
