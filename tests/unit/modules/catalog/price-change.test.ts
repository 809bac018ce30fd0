import { describe, expect, it } from 'vitest';
import {
  changedPrice,
  checkOneChange,
  type PriceChange,
} from '../../../../src/modules/catalog/products/bulk/price-change.rules.ts';
import { maxAmountMinor } from '../../../../src/platform/lib/money.ts';

describe('changedPrice', () => {
  it.each<[priceMinor: number, change: PriceChange, roundTo: string | null, expected: number]>([
    [1999, { percent: '-10' }, null, 1799],
    [5, { percent: '-50' }, null, 3],
    [1, { percent: '49.9999' }, null, 1],
    [1, { percent: '50.0000' }, null, 2],
    [1000, { percent: '12.3456' }, null, 1123],
    [1000, { percent: '1000' }, null, 11_000],
    [1000, { percent: '-100' }, null, 0],
    [1000, { amount: '-10.01' }, null, 0],
    [1000, { amount: '0.02' }, '0.05', 1000],
    [1000, { amount: '0.03' }, '0.05', 1005],
    [1000, { price: '7.77' }, '0.5', 800],
    [maxAmountMinor, { percent: '0' }, null, maxAmountMinor],
  ])('%i with %j, rounded to %s, is %i', (priceMinor, change, roundTo, expected) => {
    expect(changedPrice(priceMinor, 'USD', change, roundTo)).toBe(expected);
  });

  it('is rounded once, not to the minor unit first', () => {
    // 0.0749…, of which cents would make 0.07 and then 0.05, too; 0.075 is half a unit above 0.05.
    expect(changedPrice(50, 'USD', { percent: '-85' }, '0.05')).toBe(10);
    expect(changedPrice(49, 'USD', { percent: '-85' }, '0.05')).toBe(5);
  });

  it('counts in the decimals of the currency', () => {
    expect(changedPrice(1000, 'JPY', { amount: '5' }, null)).toBe(1005);
    expect(() => changedPrice(1000, 'JPY', { amount: '0.5' }, null)).toThrow(/JPY/);
  });

  it.each<[change: PriceChange, roundTo: string | null, path: string[]]>([
    [{ percent: '-100.0001' }, null, ['change', 'percent']],
    [{ percent: '1000.1' }, null, ['change', 'percent']],
    [{ percent: '1.00001' }, null, ['change', 'percent']],
    [{ percent: '99999' }, null, ['change', 'percent']],
    [{ amount: '0.001' }, null, ['change', 'amount']],
    [{ amount: '-0.001' }, null, ['change', 'amount']],
    [{ price: '-1' }, null, ['change', 'price']],
    [{ price: '1' }, '0', ['roundTo']],
    [{ price: '1' }, '-1', ['roundTo']],
    [{ price: '1' }, '0.001', ['roundTo']],
  ])('refuses %j rounded to %s', (change, roundTo, path) => {
    expect(() => changedPrice(1000, 'USD', change, roundTo)).toThrow(
      expect.objectContaining({ code: 'INVALID_INPUT', details: expect.objectContaining({ path }) }),
    );
  });

  it.each<PriceChange>([{ percent: '1' }, { amount: '0.01' }])(
    'refuses more than a price may be: %j',
    change => {
      expect(() => changedPrice(maxAmountMinor, 'USD', change, null)).toThrow(/higher than any price/);
    },
  );
});

describe('checkOneChange', () => {
  it.each<PriceChange>([{ percent: '1' }, { amount: '1', price: null }, { price: '0' }])(
    'takes %j',
    change => {
      expect(() => checkOneChange(change)).not.toThrow();
    },
  );

  it.each<PriceChange>([{}, { percent: null }, { percent: '1', price: '1' }, { amount: '0', price: '0' }])(
    'refuses %j',
    change => {
      expect(() => checkOneChange(change)).toThrow(/exactly one/);
    },
  );
});
