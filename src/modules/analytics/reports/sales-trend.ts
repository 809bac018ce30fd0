import { Field, Int, ObjectType } from 'type-graphql';
import type { Context } from '../../../platform/context/context.ts';
import { query } from '../../../platform/database/rows.ts';
import { rawSql, sql } from '../../../platform/database/sql.ts';
import { Computed } from '../../../platform/graphql/direct-fields.ts';
import { Money, money } from '../../../platform/graphql/money.ts';
import { CalendarDay } from '../../../platform/graphql/scalars.ts';
import { addDays, addMonths } from '../../../platform/lib/calendar-day.ts';
import { type DayRange, monthStart, weekStart } from '../../../platform/lib/day-range.ts';
import { UserError } from '../../../platform/lib/user-error.ts';
import { dayIn } from '../../settings/store-day.ts';
import type { TrendInterval } from '../analytics.inputs.ts';
import { type SalesScope, salesByTime } from '../sales.sql.ts';

@ObjectType({ simpleResolvers: true, description: 'The sales of a day, a week, or a month.' })
export class SalesTrendPeriod {
  @Field(() => CalendarDay, {
    description:
      'The first day of the period. In the first and the last period only the days of the range count.',
  })
  periodStart!: string;

  @Field(() => Money, { description: 'The revenue.' })
  @Computed<SalesTrendPeriod>(['revenueMinor', 'currencyCode'], row =>
    money(row.revenueMinor, row.currencyCode),
  )
  readonly revenue!: Money;

  @Field(() => Int, { description: 'The number of orders placed, without canceled ones.' })
  orders!: number;

  @Field(() => Int, { description: 'The number of units sold, without returned ones.' })
  units!: number;

  revenueMinor!: number;
  currencyCode!: string;
}

export type SalesTrendRow = Omit<SalesTrendPeriod, 'revenue'>;

/** More periods than this are too many for a chart, and for a quick response. */
const maxPeriods = 1_200;

const quarterHourMs = 900_000;

/** The sales of each period of a range, in order of time; a period without sales is a row of zeros. */
export async function salesTrend(
  ctx: Context,
  scope: SalesScope,
  interval: TrendInterval,
): Promise<SalesTrendRow[]> {
  const { currencyCode, timeZone } = scope;
  const periods = new Map(
    periodsOf(scope.range, interval).map(periodStart => [
      periodStart,
      { periodStart, revenueMinor: 0, orders: 0, units: 0, currencyCode },
    ]),
  );
  const rows = await query<{
    day: string | null;
    quarterHour: number | null;
    orders: number;
    units: number;
    revenueMinor: number;
  }>(ctx, sql`${rawSql('/* analytics.salesTrend */ ')}${salesByTime(ctx, scope)}`);
  for (const row of rows) {
    const day = row.day ?? dayIn(timeZone, new Date(Number(row.quarterHour) * quarterHourMs));
    // In the past days could begin in the middle of a quarter of an hour, as in Monrovia until 1972.
    const period = periods.get(startOfPeriod(clamped(day, scope.range), interval))!;
    period.orders += Number(row.orders);
    period.units += Number(row.units);
    period.revenueMinor += Number(row.revenueMinor);
  }
  return [...periods.values()];
}

function clamped(day: string, { from, to }: DayRange): string {
  if (day < from) return from;
  return day > to ? to : day;
}

/** The first days of all periods of a range. @throws UserError INVALID_INPUT when there are too many */
export function periodsOf({ from, to }: DayRange, interval: TrendInterval): string[] {
  const periods: string[] = [];
  for (let start = startOfPeriod(from, interval); start <= to; start = nextPeriod(start, interval)) {
    if (periods.length === maxPeriods)
      throw new UserError(
        'INVALID_INPUT',
        `From ${from} to ${to} there are more than ${maxPeriods.toLocaleString('en')} periods. Choose a longer interval, or a shorter range.`,
        { path: ['interval'] },
      );
    periods.push(start);
  }
  return periods;
}

function startOfPeriod(day: string, interval: TrendInterval): string {
  if (interval === 'DAY') return day;
  return interval === 'WEEK' ? weekStart(day) : monthStart(day);
}

function nextPeriod(start: string, interval: TrendInterval): string {
  if (interval === 'MONTH') return addMonths(start, 1);
  return addDays(start, interval === 'WEEK' ? 7 : 1);
}
