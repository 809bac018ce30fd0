import type { DateRange } from '../../kit/field/date-range-field.tsx';
import { twoDays } from './days.ts';

/** The days as the field holds them. */
export function daysRange(days: string | undefined): DateRange | null {
  if (!days) return null;
  const [, from, to] = twoDays.exec(days) ?? [];
  return from && to ? { from, to } : { preset: days };
}

/** The days as an address holds them. */
export function daysParam(range: DateRange | null): string | undefined {
  if (!range) return undefined;
  return 'preset' in range ? range.preset : `${range.from}..${range.to}`;
}
