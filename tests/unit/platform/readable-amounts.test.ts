import { expect, it } from 'vitest';
import { hasAmounts, readableAmounts } from '../../../src/platform/lib/readable-amounts.ts';

it.each([
  [{ amountMinor: 12_990, reason: 'Broken.' }, 'USD', { amount: '129.90', reason: 'Broken.' }],
  [{ amountMinor: 12_990 }, 'JPY', { amount: '12990' }],
  [{ priceMinor: { before: 100, after: 5 } }, 'USD', { price: { before: '1.00', after: '0.05' } }],
  [
    { rentalDepositMinor: { before: null, after: -5 } },
    'USD',
    { rentalDeposit: { before: null, after: '-0.05' } },
  ],
  [
    { before: { totalMinor: 7, lines: [{ sku: 'A', quantity: 1 }] } },
    'USD',
    { before: { total: '0.07', lines: [{ sku: 'A', quantity: 1 }] } },
  ],
  [{ Minor: 1, passwordHash: { changed: true } }, 'USD', { Minor: 1, passwordHash: { changed: true } }],
])('of %j in %s are shown as %j', (details, currencyCode, shown) => {
  expect(readableAmounts(details, currencyCode)).toEqual(shown);
});

it('are found at any depth', () => {
  expect(hasAmounts({ before: { totalMinor: 7 } })).toBe(true);
  expect(hasAmounts({ name: { before: 'a', after: 'b' }, list: [1, null] })).toBe(false);
});
