import 'reflect-metadata';
import { describe, expect, it } from 'vitest';
import {
  type DayRangeInput,
  dayRangeOf,
  openDayRangeOf,
} from '../../../../src/platform/graphql/day-range.ts';
import { UserError } from '../../../../src/platform/lib/user-error.ts';

const today = '2026-05-06';

function refusalOf(input: DayRangeInput, path?: readonly string[]): [field: unknown, message: string] {
  try {
    dayRangeOf(input, today, path);
  } catch (error) {
    expect(error).toBeInstanceOf(UserError);
    const { code, message, details } = error as UserError;
    expect(code).toBe('INVALID_INPUT');
    return [details.path?.join('.'), message];
  }
  throw new Error('It was not refused.');
}

describe('dayRangeOf', () => {
  it('takes a preset, or a first and a last day', () => {
    expect(dayRangeOf({ preset: 'LAST_WEEK' }, today)).toEqual({ from: '2026-04-27', to: '2026-05-03' });
    expect(dayRangeOf({ preset: 'TODAY', from: null, to: null }, today)).toEqual({ from: today, to: today });
    expect(dayRangeOf({ from: '2026-01-02', to: '2026-01-02' }, today)).toEqual({
      from: '2026-01-02',
      to: '2026-01-02',
    });
  });

  it.each<[DayRangeInput, string, string]>([
    [{ preset: 'LAST_7_DAYS', previous: true }, '2026-04-23', '2026-04-29'],
    [{ from: '2026-05-01', to: '2026-05-06', previous: true }, '2026-04-25', '2026-04-30'],
    [{ from: '2026-05-06', to: today, previous: false }, today, today],
  ])('names the days before those of %o', (input, from, to) => {
    expect(dayRangeOf(input, today)).toEqual({ from, to });
  });

  it('knows no days before a range without an end', () => {
    expect(openDayRangeOf({ from: today, previous: false }, today, ['filter'])).toEqual({ from: today });
    expect(() => openDayRangeOf({ from: today, previous: true }, today, ['filter'])).toThrow(
      '"previous" needs a "preset", or both "from" and "to".',
    );
  });

  it('takes days to come, and a hundred years', () => {
    expect(dayRangeOf({ from: '2026-01-01', to: '2125-12-31' }, today).to).toBe('2125-12-31');
  });

  it.each<[string, DayRangeInput, string, string]>([
    ['both', { preset: 'TODAY', from: today }, 'range.preset', 'not both'],
    ['both, by the last day', { preset: 'TODAY', to: today }, 'range.preset', 'not both'],
    ['neither', {}, 'range.from', 'must be the first day'],
    ['no first day', { to: today }, 'range.from', 'must be the first day'],
    ['no last day', { from: today, to: null }, 'range.to', 'must be the last day'],
    [
      'backwards',
      { from: today, to: '2026-05-05' },
      'range.to',
      'must be 2026-05-06 or later, but it is 2026-05-05',
    ],
    ['too long', { from: '2000-01-01', to: '2100-01-01' }, 'range.to', 'at most 100 years'],
    ['before 1900', { from: '1899-12-31', to: '1900-01-01' }, 'range.from', '1900-01-01 or later'],
    ['the year 0', { from: '0000-01-01', to: '0000-01-02' }, 'range.from', '1900-01-01 or later'],
    ['after 2999', { from: '2950-01-01', to: '3000-01-01' }, 'range.to', '2999-12-31 or earlier'],
  ])('refuses %s', (_, input, path, message) => {
    expect(refusalOf(input)).toEqual([path, expect.stringContaining(message)]);
  });

  it('points at the given argument', () => {
    expect(refusalOf({}, ['input', 'days'])[0]).toBe('input.days.from');
  });
});
