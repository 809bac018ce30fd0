import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  daysBetween,
  isCalendarDay,
  weekdayOf,
} from '../../../../src/platform/lib/calendar-day.ts';

/** Any day of the years 1 to 9990, so that what the tests add stays within four digits. */
const days = fc
  .integer({ min: Date.parse('0001-01-01') / 86_400_000, max: Date.parse('9990-12-31') / 86_400_000 })
  .map(number => new Date(number * 86_400_000).toISOString().slice(0, 10));

describe('isCalendarDay', () => {
  it.each(['2026-11-21', '2024-02-29', '2000-02-29', '0099-12-31'])('knows %s', day => {
    expect(isCalendarDay(day)).toBe(true);
  });

  it.each(['2026-02-29', '1900-02-29', '2026-13-01', '2026-00-10', '2026-1-1', '21.11.2026', ''])(
    'refuses "%s"',
    day => {
      expect(isCalendarDay(day)).toBe(false);
    },
  );
});

describe('addDays', () => {
  it.each([
    ['2026-12-31', 1, '2027-01-01'],
    ['2024-02-28', 1, '2024-02-29'],
    ['2026-03-01', -1, '2026-02-28'],
    ['2026-03-28', 2, '2026-03-30'],
    ['0099-12-31', 1, '0100-01-01'],
    ['0050-06-01', -1, '0050-05-31'],
  ])('%s and %i days is %s', (day, count, expected) => {
    expect(addDays(day, count)).toBe(expected);
  });

  it('is undone by as many days back, and counted by daysBetween', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: -300, max: 3_000 }), (day, count) => {
        const other = addDays(day, count);
        fc.pre(isCalendarDay(other));
        expect(addDays(other, -count)).toBe(day);
        expect(daysBetween(day, other)).toBe(count);
        expect(daysBetween(other, day) + count).toBe(0);
        expect(other > day).toBe(count > 0);
      }),
    );
  });
});

describe('addMonths', () => {
  it.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2026-01-31', 2, '2026-03-31'],
    ['2026-11-30', 3, '2027-02-28'],
    ['2026-01-15', -1, '2025-12-15'],
    ['2026-03-31', -13, '2025-02-28'],
    ['2024-02-29', 12, '2025-02-28'],
    ['0004-01-31', 1, '0004-02-29'],
  ])('%s and %i months is %s', (day, count, expected) => {
    expect(addMonths(day, count)).toBe(expected);
  });

  it('lands in the month that it counts to, on the same date or the last one', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: -12, max: 100 }), (day, count) => {
        const other = addMonths(day, count);
        fc.pre(!other.startsWith('-') && isCalendarDay(day));
        expect(isCalendarDay(other)).toBe(true);
        const month = (text: string) => Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7));
        expect(month(other) - month(day)).toBe(count);
        const isLast = addDays(other, 1).endsWith('-01');
        expect(other.slice(8) === day.slice(8) || (isLast && other.slice(8) < day.slice(8))).toBe(true);
      }),
    );
  });
});

describe('weekdayOf', () => {
  it('counts from Monday to Sunday', () => {
    const week = Array.from({ length: 7 }, (_, index) => addDays('2026-11-16', index));
    expect(week.map(weekdayOf)).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });

  it('goes on by one each day, and begins again after Sunday', () => {
    fc.assert(
      fc.property(days, day => {
        expect(weekdayOf(addDays(day, 1))).toBe((weekdayOf(day) % 7) + 1);
      }),
    );
  });
});
