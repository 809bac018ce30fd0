import type { Context } from '../../context.ts';
import { readSettings } from './settings.queries.ts';

/** The calendar day on which a moment falls in a time zone, such as "2026-11-21". */
export function dayIn(timeZone: string, at: Date): string {
  const format = new Intl.DateTimeFormat('en', {
    timeZone,
    calendar: 'iso8601',
    numberingSystem: 'latn',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, value]));
  return `${parts.get('year')!.padStart(4, '0')}-${parts.get('month')}-${parts.get('day')}`;
}

/** The day that it is in the store. */
export async function storeDay(ctx: Context): Promise<string> {
  const { timeZone } = await readSettings(ctx);
  return dayIn(timeZone, ctx.clock.now());
}
