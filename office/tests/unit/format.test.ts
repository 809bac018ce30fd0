import { describe, expect, test } from 'vitest';
import { changeOf } from '../../src/lib/format/change.ts';
import {
  dayInZone,
  formatDateTime,
  formatDay,
  formatDayRange,
  formatRelativeTime,
} from '../../src/lib/format/dates.ts';
import { compareDecimals, shiftDecimal, withDigits } from '../../src/lib/format/decimal.ts';
import {
  currencySign,
  digitsOf,
  formatBytes,
  formatMoney,
  formatMoneyShort,
  formatPercent,
  formatQuantity,
} from '../../src/lib/format/numbers.ts';
import { countText, fieldText, statusText } from '../../src/lib/format/text.ts';
import { pageText } from '../../src/lib/list/page-text.ts';

const plain = (text: string) => text.replace(/[\u00a0\u202f\u2009]/g, ' ');

describe('money', () => {
  test('has the digits of its currency', () => {
    expect(formatMoney('1299.9', 'USD', 'en-US')).toBe('$1,299.90');
    expect(formatMoney('1300', 'JPY', 'en-US')).toBe('¥1,300');
    expect(plain(formatMoney('1299.9', 'EUR', 'de-DE'))).toBe('1.299,90 €');
    expect([digitsOf('USD'), digitsOf('JPY'), digitsOf('KWD')]).toEqual([2, 0, 3]);
  });

  test('loses no digit that a float would lose', () => {
    expect(formatMoney('90071992547409931.07', 'USD', 'en-US')).toBe('$90,071,992,547,409,931.07');
  });

  test('is short on axes', () => {
    expect(formatMoneyShort(1250, 'USD', 'en-US')).toBe('$1.3K');
    expect(formatMoneyShort(2000, 'USD', 'en-US')).toBe('$2K');
  });

  test('has its sign where the locale writes it', () => {
    expect(currencySign('EUR', 'de-DE')).toEqual({ sign: '€', side: 'after' });
    expect(currencySign('USD', 'en-US')).toEqual({ sign: '$', side: 'before' });
  });

  test('what is no amount is refused loudly', () => {
    expect(() => formatMoney('12,5', 'USD', 'en-US')).toThrow('"12,5" is not a decimal number.');
  });
});

describe('decimals', () => {
  test('are compared by their digits', () => {
    expect(compareDecimals('0.1', '0.10')).toBe(0);
    expect(compareDecimals('-2', '1')).toBe(-1);
    expect(compareDecimals('-0.5', '-0.6')).toBe(1);
    expect(compareDecimals('90071992547409931.08', '90071992547409931.07')).toBe(1);
  });

  test('move their point', () => {
    expect(shiftDecimal('19', -2)).toBe('0.19');
    expect(shiftDecimal('0.19', 2)).toBe('19');
    expect(shiftDecimal('0.195', 2)).toBe('19.5');
    expect(shiftDecimal('7.5', -2)).toBe('0.075');
    expect(shiftDecimal('-100', -2)).toBe('-1');
    expect(shiftDecimal('0', 2)).toBe('0');
    expect(shiftDecimal('1.5', 3)).toBe('1500');
  });

  test('are filled up', () => {
    expect([withDigits('129.9', 2), withDigits('5', 2), withDigits('5', 0), withDigits('5.25', 0)]).toEqual([
      '129.90',
      '5.00',
      '5',
      '5.25',
    ]);
  });
});

test('quantities, percentages, and sizes', () => {
  expect(formatQuantity(12345, 'en-US')).toBe('12,345');
  expect(formatQuantity('2.500', 'en-US')).toBe('2.5');
  expect(formatPercent('12.5', 'en-US')).toBe('12.5%');
  expect(formatBytes(5_000_000, 'en-US')).toBe('5 MB');
  expect(formatBytes(1, 'en-US')).toBe('1 byte');
});

describe('dates', () => {
  const newYork = { locale: 'en-US', timeZone: 'America/New_York' };

  test('a point in time is shown in the time zone of the store', () => {
    expect(plain(formatDateTime('2026-11-27T02:05:00Z', newYork))).toBe('Nov 26, 2026, 9:05 PM');
    expect(plain(formatDateTime('2026-11-27T02:05:00Z', { ...newYork, timeZone: 'Asia/Tokyo' }))).toBe(
      'Nov 27, 2026, 11:05 AM',
    );
  });

  test('a day is the same day everywhere', () => {
    expect(formatDay('2026-11-26', 'en-US')).toBe('Nov 26, 2026');
    expect(plain(formatDayRange('2026-11-01', '2026-11-26', 'en-US'))).toBe('Nov 1 – 26, 2026');
    expect(() => formatDay('26.11.2026', 'en-US')).toThrow('is not a day');
  });

  test('the day in the store is not the day of the browser', () => {
    const now = new Date('2026-11-27T02:05:00Z');
    expect(dayInZone(now, 'America/New_York')).toBe('2026-11-26');
    expect(dayInZone(now, 'Asia/Tokyo')).toBe('2026-11-27');
  });

  test.each([
    ['2026-11-26T11:59:40Z', 'now'],
    ['2026-11-26T11:57:00Z', '3 minutes ago'],
    ['2026-11-26T11:59:10Z', '1 minute ago'],
    ['2026-11-26T10:00:00Z', '2 hours ago'],
    ['2026-11-25T11:00:00Z', 'yesterday'],
    ['2026-11-28T12:00:00Z', 'in 2 days'],
    ['2026-01-02T12:00:00Z', 'Jan 2, 2026'],
  ])('%s at noon is "%s"', (iso, expected) => {
    expect(formatRelativeTime(iso, new Date('2026-11-26T12:00:00Z'), newYork)).toBe(expected);
  });
});

describe('changes', () => {
  test.each([
    ['115', '100', 'up', '15%'],
    ['96.5', '100', 'down', '3.5%'],
    ['5', '0', 'up', 'New'],
    ['0', '0.00', 'same', 'No change'],
    ['50', '-100', 'up', '150%'],
  ])('%s after %s is %s %s', (current, previous, direction, text) => {
    expect(changeOf(current, previous, 'en-US')).toEqual({ direction, text });
  });
});

describe('texts', () => {
  test('statuses are read as words, spelled as in America', () => {
    expect(statusText('PENDING_PAYMENT')).toBe('Pending payment');
    expect(statusText('CANCELLED')).toBe('Canceled');
  });

  test('fields are read as words', () => {
    expect(fieldText('rentalLateFee')).toBe('Rental late fee');
    expect(fieldText('sha256')).toBe('Sha256');
  });

  test('counts and pages', () => {
    const all = (totalCount: number) => ({ totalCount, totalCountIsExact: true });
    expect(countText(1, 'order', 'orders', 'en-US')).toBe('1 order');
    expect(countText(1234, 'order', 'orders', 'en-US')).toBe('1,234 orders');
    expect(pageText({ offset: 20, count: 20, total: all(1234) }, 'en-US')).toBe('21–40 of 1,234');
    expect(pageText({ offset: 20, count: 20 }, 'en-US')).toBe('21–40');
    expect(pageText({ offset: 20, count: 20, total: all(30) }, 'en-US')).toBe('21–40 of 40');
    const some = { totalCount: 10_000, totalCountIsExact: false };
    expect(pageText({ offset: 20, count: 20, total: some }, 'en-US')).toBe('21–40 of 10,000+');
    expect(pageText({ offset: 10_000, count: 20, total: some }, 'en-US')).toBe('10,001–10,020');
    expect(pageText({ offset: 0, count: 0, total: all(0) }, 'en-US')).toBe('');
  });
});
