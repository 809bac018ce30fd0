import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  buyoutByMonth,
  buyoutOf,
  dueOn,
  lateFeeOf,
  nextStatus,
  overdueOn,
  paymentRefusal,
  scheduleOf,
  statusByInstallments,
} from '../../../../src/modules/rentals/rental.rules.ts';
import { taxOn } from '../../../../src/modules/tax/tax.rules.ts';
import { addDays, addMonths } from '../../../../src/platform/lib/calendar-day.ts';

const amount = fc.integer({ min: 0, max: 1_000_000_000 });
const ppm = fc.integer({ min: 0, max: 1_000_000 });
const months = fc.integer({ min: 1, max: 120 });
const day = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2090-12-31'), noInvalidDate: true })
  .map(date => date.toISOString().slice(0, 10));

describe('months', () => {
  it.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2028-01-31', 1, '2028-02-29'],
    ['2026-01-31', 2, '2026-03-31'],
    ['2028-02-29', 12, '2029-02-28'],
    ['2028-02-29', 48, '2032-02-29'],
    ['2026-11-30', 3, '2027-02-28'],
    ['2026-12-15', 1, '2027-01-15'],
    ['2026-03-28', 1, '2026-04-28'],
  ])('%s and %i are %s', (from, count, to) => {
    expect(addMonths(from, count)).toBe(to);
  });

  it('fall into the month that was meant, on the same date or its last day', () => {
    fc.assert(
      fc.property(day, fc.nat({ max: 240 }), (from, count) => {
        const to = addMonths(from, count);
        const [year, month, date] = from.split('-').map(Number) as [number, number, number];
        const [toYear, toMonth, toDate] = to.split('-').map(Number) as [number, number, number];
        expect(toYear * 12 + toMonth).toBe(year * 12 + month + count);
        const isLast = addDays(to, 1).endsWith('-01');
        expect(toDate === date || (toDate < date && isLast)).toBe(true);
      }),
    );
  });

  it('days pass one by one, over summer time too', () => {
    expect(addDays('2026-03-28', 1)).toBe('2026-03-29');
    expect(addDays('2026-03-29', 1)).toBe('2026-03-30');
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
    expect(overdueOn('2026-02-27', 3)).toBe('2026-03-03');
  });
});

describe('a schedule', () => {
  it('has an installment for each month, also when it is extended', () => {
    fc.assert(
      fc.property(
        amount,
        amount,
        day,
        months,
        months,
        (monthlyRateMinor, depositMinor, start, count, more) => {
          const terms = { monthlyRateMinor, depositMinor, rentTaxPpm: 190_000, lateFeeTaxed: false };
          const all = scheduleOf(terms, start, count + more);
          const parts = [
            ...scheduleOf(terms, start, count),
            ...scheduleOf(terms, start, count + more, count + 1),
          ];
          expect(parts).toEqual(all);
          expect(all.every(one => one.amountMinor === monthlyRateMinor)).toBe(true);
          expect(all.every(one => one.taxMinor === taxOn(monthlyRateMinor, 190_000, true))).toBe(true);
          expect(all.reduce((sum, one) => sum + one.depositMinor, 0)).toBe(depositMinor);
          expect(all.map(one => one.dueOn)).toEqual(all.map(one => dueOn(start, one.sequence)));
          expect(new Set(all.map(one => one.dueOn)).size).toBe(count + more);
        },
      ),
    );
  });
});

describe('buying out', () => {
  it('is never negative and never more than the price, and uses each cent of the deposit once', () => {
    fc.assert(
      fc.property(
        amount,
        ppm,
        fc.integer({ min: -1_000, max: 1_000_000_000 }),
        amount,
        (priceMinor, share, rent, held) => {
          const buyout = buyoutOf({ priceMinor, purchaseSharePpm: share }, rent, held);
          expect(buyout.amountMinor).toBeGreaterThanOrEqual(0);
          expect(buyout.amountMinor).toBeLessThanOrEqual(priceMinor);
          expect(buyout.depositCreditMinor + buyout.depositReturnMinor).toBe(held);
          expect(buyout.depositReturnMinor).toBeGreaterThanOrEqual(0);
          expect(buyout.amountMinor + buyout.rentCreditMinor + buyout.depositCreditMinor).toBe(priceMinor);
        },
      ),
    );
  });

  it('gets no dearer from month to month', () => {
    fc.assert(
      fc.property(
        amount,
        amount,
        amount,
        ppm,
        months,
        (priceMinor, monthlyRateMinor, depositMinor, purchaseSharePpm, count) => {
          const prices = buyoutByMonth(
            { priceMinor, monthlyRateMinor, depositMinor, purchaseSharePpm },
            count,
          );
          for (let n = 1; n < count; n++)
            expect(prices[n]!.amountMinor).toBeLessThanOrEqual(prices[n - 1]!.amountMinor);
        },
      ),
    );
  });

  it('is price − rent paid × share − deposit', () => {
    const terms = { priceMinor: 100_000, purchaseSharePpm: 500_000 };
    expect(buyoutOf(terms, 20_000, 15_000).amountMinor).toBe(75_000);
    expect(buyoutOf(terms, 190_000, 15_000)).toMatchObject({ amountMinor: 0, depositReturnMinor: 10_000 });
  });
});

it('a late fee is a fixed amount and a part', () => {
  expect(lateFeeOf({ lateFeeMinor: 500, lateFeePpm: 50_000 }, 10_010)).toBe(1_001);
});

it('the table of states ends', () => {
  for (const end of ['RETURNED', 'BOUGHT_OUT', 'CANCELLED', 'EXPIRED'] as const)
    expect(nextStatus[end]).toEqual([]);
  expect(statusByInstallments('ACTIVE', [{ status: 'OVERDUE' }])).toBe('OVERDUE');
  expect(statusByInstallments('OVERDUE', [{ status: 'PAID' }])).toBe('ACTIVE');
  expect(statusByInstallments('DEFAULTED', [])).toBe('DEFAULTED');
});

it.each([
  ['AWAITING_SIGNATURE', 1, 'DUE', 'WRONG_STATUS'],
  ['AWAITING_PAYMENT', 1, 'DUE', undefined],
  ['AWAITING_PAYMENT', 2, 'DUE', 'WRONG_STATUS'],
  ['ACTIVE', 2, 'DUE', undefined],
  ['ACTIVE', 2, 'PAID', 'ALREADY_PAID'],
  ['ACTIVE', 2, 'WAIVED', 'WRONG_STATUS'],
  ['RETURNED', 2, 'OVERDUE', undefined],
  ['BOUGHT_OUT', 2, 'CANCELLED', 'WRONG_STATUS'],
] as const)('%s, installment %i %s: %s', (status, sequence, installment, code) => {
  expect(paymentRefusal({ number: 'L-1', status }, { sequence, status: installment })?.code).toBe(code);
});
