// Days are texts such as "2026-11-21": they sort as text, and no time zone or daylight saving time affects them.

/** Whether the text is an existing day such as "2026-11-21". */
export function isCalendarDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

const lastMonth = 12;
const dayMs = 86_400_000;

/** Not with Date.UTC, which takes the year 99 for 1999. */
function midnightMs(day: string): number {
  return Date.parse(`${day}T00:00:00Z`);
}

function parts(day: string): [year: number, month: number, date: number] {
  const [year, month, date] = day.split('-').map(Number);
  return [year!, month!, date!];
}

function text(year: number, month: number, date: number): string {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
}

function daysInMonth(year: number, month: number): number {
  // The calendar repeats every 400 years.
  return new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate();
}

/**
 * The same date that many months later, or the last day of that month if it is shorter: 31 January + 1 month is
 * 28 February, or 29 in a leap year. Always count from the first day, never from the previous result: then a contract
 * that starts on 31 January continues on 31 March.
 */
export function addMonths(day: string, months: number): string {
  const [year, month, date] = parts(day);
  const index = year * lastMonth + (month - 1) + months;
  const newYear = Math.floor(index / lastMonth);
  const newMonth = (index % lastMonth) + 1;
  return text(newYear, newMonth, Math.min(date, daysInMonth(newYear, newMonth)));
}

export function addDays(day: string, days: number): string {
  const at = new Date(midnightMs(day) + days * dayMs);
  return text(at.getUTCFullYear(), at.getUTCMonth() + 1, at.getUTCDate());
}

/** The number of days from `from` to `to`. */
export function daysBetween(from: string, to: string): number {
  return (midnightMs(to) - midnightMs(from)) / dayMs;
}

/** Monday is 1, Sunday is 7 (ISO 8601). */
export function weekdayOf(day: string): number {
  return new Date(midnightMs(day)).getUTCDay() || 7;
}
