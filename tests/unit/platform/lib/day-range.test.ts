import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, isCalendarDay, weekdayOf } from '../../../../src/platform/lib/calendar-day.ts';
import {
  lengthOf,
  monthStart,
  presetRange,
  type RangePreset,
  rangeBefore,
  rangePresets,
  weekStart,
} from '../../../../src/platform/lib/day-range.ts';

const presets = Object.keys(rangePresets) as RangePreset[];
const days = fc.integer({ min: 0, max: 73_000 }).map(count => addDays('1950-01-01', count));

describe('presetRange', () => {
  // 2026-05-06 is a Wednesday in the second quarter.
  it.each<[RangePreset, string, string]>([
    ['TODAY', '2026-05-06', '2026-05-06'],
    ['YESTERDAY', '2026-05-05', '2026-05-05'],
    ['LAST_7_DAYS', '2026-04-30', '2026-05-06'],
    ['LAST_30_DAYS', '2026-04-07', '2026-05-06'],
    ['LAST_90_DAYS', '2026-02-06', '2026-05-06'],
    ['LAST_365_DAYS', '2025-05-07', '2026-05-06'],
    ['THIS_WEEK', '2026-05-04', '2026-05-06'],
    ['LAST_WEEK', '2026-04-27', '2026-05-03'],
    ['THIS_MONTH', '2026-05-01', '2026-05-06'],
    ['LAST_MONTH', '2026-04-01', '2026-04-30'],
    ['THIS_QUARTER', '2026-04-01', '2026-05-06'],
    ['LAST_QUARTER', '2026-01-01', '2026-03-31'],
    ['THIS_YEAR', '2026-01-01', '2026-05-06'],
    ['LAST_YEAR', '2025-01-01', '2025-12-31'],
  ])('%s is from %s to %s', (preset, from, to) => {
    expect(presetRange(preset, '2026-05-06')).toEqual({ from, to });
  });

  it.each<[RangePreset, string, string, string]>([
    ['LAST_QUARTER', '2026-02-28', '2025-10-01', '2025-12-31'],
    ['LAST_MONTH', '2026-01-01', '2025-12-01', '2025-12-31'],
    ['LAST_MONTH', '2024-03-31', '2024-02-01', '2024-02-29'],
    ['THIS_WEEK', '2026-01-01', '2025-12-29', '2026-01-01'],
    ['THIS_WEEK', '2026-05-04', '2026-05-04', '2026-05-04'],
    ['THIS_WEEK', '2026-05-10', '2026-05-04', '2026-05-10'],
  ])('%s on %s is from %s to %s', (preset, today, from, to) => {
    expect(presetRange(preset, today)).toEqual({ from, to });
  });

  it('never goes backwards and never ends after today', () => {
    fc.assert(
      fc.property(fc.constantFrom(...presets), days, (preset, today) => {
        const { from, to } = presetRange(preset, today);
        expect(isCalendarDay(from) && isCalendarDay(to)).toBe(true);
        expect(from <= to && to <= today).toBe(true);
      }),
    );
  });

  it('names what is whole right before what goes on', () => {
    fc.assert(
      fc.property(days, fc.constantFrom('WEEK', 'MONTH', 'QUARTER', 'YEAR'), (today, unit) => {
        const current = presetRange(`THIS_${unit}` as RangePreset, today);
        const last = presetRange(`LAST_${unit}` as RangePreset, today);
        expect(addDays(last.to, 1)).toBe(current.from);
        // A whole one is what its last day calls the current one.
        expect(presetRange(`THIS_${unit}` as RangePreset, last.to)).toEqual(last);
      }),
    );
  });

  it('has as many days as its name says', () => {
    fc.assert(
      fc.property(days, fc.constantFrom(7, 30, 90, 365), (today, count) => {
        expect(lengthOf(presetRange(`LAST_${count}_DAYS` as RangePreset, today))).toBe(count);
      }),
    );
  });
});

describe('weekStart and monthStart', () => {
  it('are the Monday and the first, at most so many days back', () => {
    fc.assert(
      fc.property(days, day => {
        expect(weekdayOf(weekStart(day))).toBe(1);
        expect(weekStart(day) <= day && day <= addDays(weekStart(day), 6)).toBe(true);
        expect(monthStart(day)).toBe(addDays(day, 1 - Number(day.slice(8))));
      }),
    );
  });
});

describe('rangeBefore', () => {
  it('is as long, and ends the day before', () => {
    fc.assert(
      fc.property(days, fc.nat({ max: 2_000 }), (from, more) => {
        const range = { from, to: addDays(from, more) };
        const before = rangeBefore(range);
        expect(lengthOf(before)).toBe(lengthOf(range));
        expect(addDays(before.to, 1)).toBe(range.from);
      }),
    );
  });

  it('is yesterday for today', () => {
    expect(rangeBefore({ from: '2026-03-01', to: '2026-03-01' })).toEqual({
      from: '2026-02-28',
      to: '2026-02-28',
    });
  });
});
