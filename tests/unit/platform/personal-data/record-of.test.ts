import { describe, expect, it } from 'vitest';
import { recordOf } from '../../../../src/platform/personal-data/record-of.ts';

describe('recordOf', () => {
  it('shows amounts and rates as people write them, and nothing technical', () => {
    const row = {
      id: 'order_1',
      version: 3,
      guard: 1,
      deletedAt: null,
      currencyCode: 'EUR',
      totalMinor: 12_990,
      changeMinor: null,
      taxRatePpm: 90_000,
      notes: null,
    };
    expect(recordOf(row)).toEqual({
      id: 'order_1',
      currencyCode: 'EUR',
      total: '129.90',
      change: null,
      taxRate: '0.09',
      notes: null,
    });
  });

  it('keeps the amount and the rate of the same thing apart', () => {
    const row = { currencyCode: 'USD', lateFeeMinor: 500, lateFeePpm: 50_000, purchaseSharePpm: 500_000 };
    expect(recordOf(row)).toEqual({
      currencyCode: 'USD',
      lateFee: '5.00',
      lateFeeRate: '0.05',
      purchaseShare: '0.5',
    });
  });

  it('knows currencies without decimals', () => {
    expect(recordOf({ currencyCode: 'JPY', totalMinor: 12_990 })).toEqual({
      currencyCode: 'JPY',
      total: '12990',
    });
  });
});
