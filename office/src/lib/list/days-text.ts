import { formatDayRange } from '../format/dates.ts';
import { dayPresets, twoDays } from './days.ts';

/** "Last 7 days", or "Nov 1 – 26, 2026". */
export function daysText(days: string, locale: string): string {
  const [, from, to] = twoDays.exec(days) ?? [];
  if (from && to) return formatDayRange(from, to, locale);
  return dayPresets.find(({ id }) => id === days)?.label ?? days;
}
