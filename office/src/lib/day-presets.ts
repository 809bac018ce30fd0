import type { DateRange } from '../kit/field/date-range-field.tsx';
import { oneOf, text } from './search-params.ts';

/** The named ranges of days of the API, as people say them. */
export const dayPresets = [
  { id: 'TODAY', label: 'Today' },
  { id: 'YESTERDAY', label: 'Yesterday' },
  { id: 'LAST_7_DAYS', label: 'Last 7 days' },
  { id: 'LAST_30_DAYS', label: 'Last 30 days' },
  { id: 'THIS_MONTH', label: 'This month' },
  { id: 'LAST_MONTH', label: 'Last month' },
  { id: 'THIS_YEAR', label: 'This year' },
] as const;

export type DayPreset = (typeof dayPresets)[number]['id'];

const presetIds = dayPresets.map(({ id }) => id);

/** A range of an address: "LAST_7_DAYS", or "2026-11-01..2026-11-26". */
export function parseDays(value: unknown): string | undefined {
  const range = text(value, 30);
  return range && (oneOf(range, presetIds) || /^\d{4}-\d\d-\d\d\.\.\d{4}-\d\d-\d\d$/.test(range))
    ? range
    : undefined;
}

/** The range as the field shows it. */
export function dateRange(days: string | undefined): DateRange | null {
  if (!days) return null;
  const [from, to] = days.split('..');
  return from && to ? { from, to } : { preset: days };
}

/** The range as the API takes it. */
export function dayRangeInput(days: string | undefined) {
  const range = dateRange(days);
  if (!range) return undefined;
  return 'preset' in range ? { preset: range.preset as DayPreset } : { from: range.from, to: range.to };
}

/** The range as an address holds it. */
export function daysText(range: DateRange | null): string | undefined {
  if (!range) return undefined;
  return 'preset' in range ? range.preset : `${range.from}..${range.to}`;
}
