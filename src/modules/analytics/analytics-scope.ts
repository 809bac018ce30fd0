import type { Context } from '../../platform/context/context.ts';
import { type DayRangeInput, dayRangeOf } from '../../platform/graphql/day-range.ts';
import type { DayRange } from '../../platform/lib/day-range.ts';
import { readSettings } from '../settings/settings.queries.ts';
import { dayIn } from '../settings/store-day.ts';

/** What all reports of one request share. */
export interface AnalyticsScope {
  readonly currencyCode: string;
  readonly timeZone: string;
  /** Today's date in the store's time zone. */
  readonly today: string;
}

/** @param currencyCode the store's when absent */
export async function analyticsScope(ctx: Context, currencyCode?: string | null): Promise<AnalyticsScope> {
  const settings = await readSettings(ctx);
  const { timeZone } = settings;
  return {
    currencyCode: currencyCode ?? settings.currencyCode,
    timeZone,
    today: dayIn(timeZone, ctx.clock.now()),
  };
}

/** The scope with the days that an argument names. @throws UserError INVALID_INPUT */
export function inRange(
  scope: AnalyticsScope,
  { range }: { readonly range: DayRangeInput },
): AnalyticsScope & { readonly range: DayRange } {
  return { ...scope, range: dayRangeOf(range, scope.today) };
}
