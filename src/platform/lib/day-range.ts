import { addDays, addMonths, daysBetween, weekdayOf } from './calendar-day.ts';

/** Days from `from` to `to`, both included. */
export interface DayRange {
  readonly from: string;
  readonly to: string;
}

export const rangePresets = {
  TODAY: "Today, in the store's time zone.",
  YESTERDAY: 'The day before today.',
  LAST_7_DAYS: 'The last seven days, today included.',
  LAST_30_DAYS: 'The last thirty days, today included.',
  LAST_90_DAYS: 'The last ninety days, today included.',
  LAST_365_DAYS: 'The last 365 days, today included.',
  THIS_WEEK: 'From Monday until today.',
  LAST_WEEK: 'The whole week before this one, from Monday to Sunday.',
  THIS_MONTH: 'From the first of the month until today.',
  LAST_MONTH: 'The whole month before this one.',
  THIS_QUARTER: 'From the first day of the quarter until today.',
  LAST_QUARTER: 'The whole quarter before this one.',
  THIS_YEAR: 'From the first of January until today.',
  LAST_YEAR: 'The whole year before this one.',
} as const;

export type RangePreset = keyof typeof rangePresets;

const monthsPerQuarter = 3;
const monthsPerYear = 12;

/** The days of a preset, as of `today`. */
export function presetRange(preset: RangePreset, today: string): DayRange {
  const last = (days: number) => ({ from: addDays(today, 1 - days), to: today });
  const since = (from: string) => ({ from, to: today });
  const whole = (next: string, from: string) => ({ from, to: addDays(next, -1) });
  switch (preset) {
    case 'TODAY':
      return since(today);
    case 'YESTERDAY':
      return whole(today, addDays(today, -1));
    case 'LAST_7_DAYS':
      return last(7);
    case 'LAST_30_DAYS':
      return last(30);
    case 'LAST_90_DAYS':
      return last(90);
    case 'LAST_365_DAYS':
      return last(365);
    case 'THIS_WEEK':
      return since(weekStart(today));
    case 'LAST_WEEK':
      return whole(weekStart(today), addDays(weekStart(today), -7));
    case 'THIS_MONTH':
      return since(monthStart(today));
    case 'LAST_MONTH':
      return whole(monthStart(today), addMonths(monthStart(today), -1));
    case 'THIS_QUARTER':
      return since(quarterStart(today));
    case 'LAST_QUARTER':
      return whole(quarterStart(today), addMonths(quarterStart(today), -monthsPerQuarter));
    case 'THIS_YEAR':
      return since(yearStart(today));
    case 'LAST_YEAR':
      return whole(yearStart(today), addMonths(yearStart(today), -monthsPerYear));
  }
}

/** The range of the same length right before this one. */
export function rangeBefore({ from, to }: DayRange): DayRange {
  return { from: addDays(from, -(daysBetween(from, to) + 1)), to: addDays(from, -1) };
}

/** The number of days in a range. */
export function lengthOf({ from, to }: DayRange): number {
  return daysBetween(from, to) + 1;
}

/** The Monday of a day's week (ISO 8601). */
export function weekStart(day: string): string {
  return addDays(day, 1 - weekdayOf(day));
}

export function monthStart(day: string): string {
  return `${day.slice(0, 7)}-01`;
}

function quarterStart(day: string): string {
  const month = Number(day.slice(5, 7));
  return addMonths(monthStart(day), -((month - 1) % monthsPerQuarter));
}

export function yearStart(day: string): string {
  return `${day.slice(0, 4)}-01-01`;
}
