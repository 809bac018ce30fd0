export type Zone = { locale: string; timeZone: string };

/** "Nov 26, 2026, 2:05 PM" in the store's time zone. */
export function formatDateTime(iso: string, { locale, timeZone }: Zone): string {
  return dateFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(instant(iso));
}

/** The same with seconds and zone, for tooltips and logs. */
export function formatExactTime(iso: string, { locale, timeZone }: Zone): string {
  return dateFormat(locale, { dateStyle: 'full', timeStyle: 'long', timeZone }).format(instant(iso));
}

/** A calendar day such as "2026-11-26". It has no time zone, so none may move it. */
export function formatDay(
  day: string,
  locale: string,
  style: 'medium' | 'short' | 'long' = 'medium',
): string {
  return dateFormat(locale, { dateStyle: style, timeZone: 'UTC' }).format(midnight(day));
}

/** "Nov 26", for axes. */
export function formatDayShort(day: string, locale: string): string {
  return dateFormat(locale, { month: 'short', day: 'numeric', timeZone: 'UTC' }).format(midnight(day));
}

/** "Nov 1 – 26, 2026" */
export function formatDayRange(from: string, to: string, locale: string): string {
  const format = dateFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' });
  return format.formatRange(midnight(from), midnight(to));
}

const steps = [
  { unit: 'minute', seconds: 60, until: 3600 },
  { unit: 'hour', seconds: 3600, until: 86_400 },
  { unit: 'day', seconds: 86_400, until: 30 * 86_400 },
] as const;

/** "3 minutes ago", "in 2 days"; the date itself when that says more. */
export function formatRelativeTime(iso: string, now: Date, zone: Zone): string {
  const seconds = (instant(iso).getTime() - now.getTime()) / 1000;
  const distance = Math.abs(seconds);
  const relative = relativeFormat(zone.locale);
  if (distance < 45) return relative.format(0, 'second');
  const step = steps.find(each => distance < each.until);
  if (!step) {
    return dateFormat(zone.locale, { dateStyle: 'medium', timeZone: zone.timeZone }).format(instant(iso));
  }
  const count = Math.max(1, Math.round(distance / step.seconds));
  return relative.format(seconds < 0 ? -count : count, step.unit);
}

/** The day it is in the store. */
export function dayInZone(now: Date, timeZone: string): string {
  const parts = dateFormat('en-CA', { year: 'numeric', month: '2-digit', day: '2-digit', timeZone });
  return parts.format(now);
}

/** The day so many days later; a calendar day has no time zone. */
export function addDays(day: string, count: number): string {
  const date = midnight(day);
  date.setUTCDate(date.getUTCDate() + count);
  return date.toISOString().slice(0, 10);
}

function instant(iso: string): Date {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) throw new TypeError(`"${iso}" is not a point in time.`);
  return date;
}

function midnight(day: string): Date {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) throw new TypeError(`"${day}" is not a day such as 2026-11-26.`);
  return instant(`${day}T00:00:00Z`);
}

const formats = new Map<string, Intl.DateTimeFormat>();

function dateFormat(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = locale + JSON.stringify(options);
  let format = formats.get(key);
  if (!format) {
    format = new Intl.DateTimeFormat(locale, options);
    formats.set(key, format);
  }
  return format;
}

const relativeFormats = new Map<string, Intl.RelativeTimeFormat>();

function relativeFormat(locale: string): Intl.RelativeTimeFormat {
  let format = relativeFormats.get(locale);
  if (!format) {
    format = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
    relativeFormats.set(locale, format);
  }
  return format;
}
