import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayIn, momentsOf, startOfDay } from '../../../../src/modules/settings/store-day.ts';
import { addDays } from '../../../../src/platform/lib/calendar-day.ts';

it.each([
  ['2026-03-01T12:00:00Z', 'UTC', '2026-03-01'],
  ['2026-03-01T09:59:59Z', 'Pacific/Kiritimati', '2026-03-01'],
  ['2026-03-01T10:00:00Z', 'Pacific/Kiritimati', '2026-03-02'],
  ['2026-03-01T10:59:59Z', 'Pacific/Niue', '2026-02-28'],
  ['2026-12-31T23:30:00Z', 'Europe/Berlin', '2027-01-01'],
  ['2026-07-01T22:30:00Z', 'Europe/Berlin', '2026-07-02'],
  ['2026-01-01T22:30:00Z', 'Europe/Berlin', '2026-01-01'],
  ['2026-03-01T18:30:00Z', 'Asia/Kolkata', '2026-03-02'],
])('at %s it is in %s %s', (at, timeZone, day) => {
  expect(dayIn(timeZone, new Date(at))).toBe(day);
});

const zones = [
  'UTC',
  'America/New_York',
  'America/St_Johns',
  'America/Havana',
  'Europe/Berlin',
  'Africa/Cairo',
  'Africa/Casablanca',
  'Asia/Kolkata',
  'Asia/Tehran',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Pacific/Kiritimati',
  'Pacific/Niue',
];

describe('startOfDay', () => {
  it.each([
    ['UTC', '2026-03-01', '2026-03-01T00:00:00.000Z'],
    ['America/New_York', '2026-03-08', '2026-03-08T05:00:00.000Z'],
    ['America/New_York', '2026-03-09', '2026-03-09T04:00:00.000Z'],
    ['Europe/Berlin', '2026-10-25', '2026-10-24T22:00:00.000Z'],
    ['Europe/Berlin', '2026-10-26', '2026-10-25T23:00:00.000Z'],
    ['Asia/Kolkata', '2026-03-01', '2026-02-28T18:30:00.000Z'],
    ['Pacific/Kiritimati', '2026-03-01', '2026-02-28T10:00:00.000Z'],
    ['Australia/Lord_Howe', '2026-04-06', '2026-04-05T13:30:00.000Z'],
    // Put forward at midnight: the day begins at 01:00.
    ['Africa/Cairo', '2026-04-24', '2026-04-23T22:00:00.000Z'],
    ['America/Havana', '2026-03-08', '2026-03-08T05:00:00.000Z'],
    // Put back from 01:00 to 00:00: midnight comes twice, and the first one counts.
    ['America/Havana', '2026-11-01', '2026-11-01T04:00:00.000Z'],
    ['America/Havana', '2026-11-02', '2026-11-02T05:00:00.000Z'],
    // There was no 30 December 2011.
    ['Pacific/Apia', '2011-12-29', '2011-12-29T10:00:00.000Z'],
    ['Pacific/Apia', '2011-12-30', '2011-12-30T10:00:00.000Z'],
    ['Pacific/Apia', '2011-12-31', '2011-12-30T10:00:00.000Z'],
  ])('in %s %s begins at %s', (zone, day, at) => {
    expect(startOfDay(zone, day).toISOString()).toBe(at);
  });

  it('cuts time into days, in every zone and around every change of clocks', () => {
    const days = fc.integer({ min: 0, max: 29_000 }).map(count => addDays('1970-01-03', count));
    fc.assert(
      fc.property(fc.constantFrom(...zones), days, (zone, day) => checkDay(zone, day)),
      { numRuns: 400 },
    );
    for (const zone of zones) {
      for (const day of ['2026-03-07', '2026-04-23', '2026-10-24', '2026-10-31', '2011-12-28', '2011-03-12'])
        for (let next = 0; next < 4; next++) checkDay(zone, addDays(day, next));
    }
  });
});

function checkDay(zone: string, day: string): void {
  const start = startOfDay(zone, day);
  const first = dayIn(zone, start);
  const isLeftOut = zone === 'Pacific/Apia' && day === '2011-12-30';
  expect(first, zone).toBe(isLeftOut ? '2011-12-31' : day);
  expect(dayIn(zone, new Date(start.getTime() - 1)) < day, `before ${day} in ${zone}`).toBe(true);
  const next = startOfDay(zone, addDays(day, 1));
  expect(momentsOf(zone, { from: day, to: day })).toEqual({ from: start, to: next });
  const hours = (next.getTime() - start.getTime()) / 3_600_000;
  if (isLeftOut) expect(hours).toBe(0);
  else expect(hours, `${day} in ${zone}`).toSatisfy((length: number) => length >= 22 && length <= 26);
}

describe('momentsOf', () => {
  it('takes the last day whole, with its 23 or 25 hours', () => {
    expect(momentsOf('Europe/Berlin', { from: '2026-03-28', to: '2026-03-29' })).toEqual({
      from: new Date('2026-03-27T23:00:00Z'),
      to: new Date('2026-03-29T22:00:00Z'),
    });
    expect(momentsOf('America/New_York', { from: '2026-11-01', to: '2026-11-01' })).toEqual({
      from: new Date('2026-11-01T04:00:00Z'),
      to: new Date('2026-11-02T05:00:00Z'),
    });
  });

  it('adjoins: a range ends where the next one begins', () => {
    const days = fc.integer({ min: 0, max: 20_000 }).map(count => addDays('1980-01-01', count));
    fc.assert(
      fc.property(fc.constantFrom(...zones), days, fc.nat({ max: 400 }), (zone, from, more) => {
        const to = addDays(from, more);
        const after = { from: addDays(to, 1), to: addDays(to, 30) };
        const range = momentsOf(zone, { from, to });
        expect(range.to).toEqual(momentsOf(zone, after).from);
        expect(range.from <= range.to).toBe(true);
      }),
    );
  });

  it('goes as far as ranges can: from 1800 to 3000', () => {
    for (const zone of zones) {
      const { from, to } = momentsOf(zone, { from: '1800-01-01', to: '2999-12-31' });
      expect([dayIn(zone, from), dayIn(zone, to)]).toEqual(['1800-01-01', '3000-01-01']);
    }
  });
});
