import fc from 'fast-check';
import { expect, it } from 'vitest';
import { partsOf } from '../../../../src/modules/analytics/sales.sql.ts';
import { addDays, addMonths } from '../../../../src/platform/lib/calendar-day.ts';

const months = { YEAR: 12, MONTH: 1 } as const;

/** The last day of the period that begins on a day. */
function endOf(grain: 'DAY' | 'MONTH' | 'YEAR', period: string): string {
  return grain === 'DAY' ? period : addDays(addMonths(period, months[grain]), -1);
}

const range = fc
  .tuple(fc.integer({ min: -40_000, max: 40_000 }), fc.nat({ max: 2_000 }))
  .map(([start, length]) => ({
    from: addDays('2026-01-01', start),
    to: addDays('2026-01-01', start + length),
  }));

it('the parts of a range are whole periods that follow each other from its first day to its last', () => {
  fc.assert(
    fc.property(range, ({ from, to }) => {
      let next = from;
      for (const part of partsOf({ from, to })) {
        expect(part.from).toBe(next);
        if (part.grain !== 'DAY') expect(part.from).toMatch(part.grain === 'YEAR' ? /-01-01$/ : /-01$/);
        next = addDays(endOf(part.grain, part.to), 1);
      }
      expect(addDays(next, -1)).toBe(to);
    }),
  );
});

it('a range is read in the largest periods that lie in it', () => {
  expect(partsOf({ from: '2023-11-29', to: '2026-02-02' })).toEqual([
    { grain: 'DAY', from: '2023-11-29', to: '2023-11-30' },
    { grain: 'MONTH', from: '2023-12-01', to: '2023-12-01' },
    { grain: 'YEAR', from: '2024-01-01', to: '2025-01-01' },
    { grain: 'MONTH', from: '2026-01-01', to: '2026-01-01' },
    { grain: 'DAY', from: '2026-02-01', to: '2026-02-02' },
  ]);
  expect(partsOf({ from: '2026-01-01', to: '2026-12-31' })).toEqual([
    { grain: 'YEAR', from: '2026-01-01', to: '2026-01-01' },
  ]);
  expect(partsOf({ from: '2026-01-02', to: '2026-01-30' })).toEqual([
    { grain: 'DAY', from: '2026-01-02', to: '2026-01-30' },
  ]);
});
