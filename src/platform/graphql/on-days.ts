import type { Context } from '../context/context.ts';
import { ServiceKey } from '../context/services.ts';
import { within } from '../database/conditions.ts';
import { rawSql, type Sql, sql } from '../database/sql.ts';
import type { DayRangeInput, OpenDayRange } from './day-range.ts';

/** Days in the time zone of the store. Every module filters by them, also those that do not know the settings. */
export interface StoreDays {
  /** The days that a filter names. */
  daysOf(ctx: Context, range: DayRangeInput, path: readonly string[]): Promise<OpenDayRange>;
  /** Where those days begin, and where they have ended. */
  momentsOf(
    ctx: Context,
    range: DayRangeInput,
    path: readonly string[],
  ): Promise<{ readonly from?: Date; readonly to?: Date }>;
}

export const storeDays = new ServiceKey<StoreDays>('storeDays');

/** Condition: the time in the column is on one of these days. @throws UserError INVALID_INPUT */
export async function onDays(
  ctx: Context,
  column: string,
  range: DayRangeInput | null | undefined,
  field: string,
): Promise<Sql | undefined> {
  if (!range) return undefined;
  return within(column, await ctx.services.get(storeDays).momentsOf(ctx, range, ['filter', field]));
}

/** Conditions: the day in the column is one of these. @throws UserError INVALID_INPUT */
export async function isDayIn(
  ctx: Context,
  column: string,
  range: DayRangeInput | null | undefined,
  field: string,
): Promise<Sql | undefined> {
  if (!range) return undefined;
  const { from, to } = await ctx.services.get(storeDays).daysOf(ctx, range, ['filter', field]);
  const day = rawSql(column);
  if (from === undefined) return to === undefined ? undefined : sql`${day} <= ${to}`;
  return to === undefined ? sql`${day} >= ${from}` : sql`${day} >= ${from} and ${day} <= ${to}`;
}
