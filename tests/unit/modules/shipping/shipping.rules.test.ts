import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Goods,
  goesTo,
  limitsProblem,
  orderProblem,
  type PricedMethod,
  shippingPrice,
} from '../../../../src/modules/shipping/shipping.rules.ts';

const method: PricedMethod = {
  kind: 'BY_WEIGHT',
  zoneIds: [],
  currencyCode: 'EUR',
  rates: [
    { upTo: 1_000, priceMinor: 490 },
    { upTo: 5_000, priceMinor: 990 },
  ],
  freeFromMinor: 10_000,
};
const goods: Goods = { currencyCode: 'EUR', priceMinor: 2_000, weightGrams: 800 };

describe('the price of shipping', () => {
  it.each([
    ['up to the first limit', {}, { weightGrams: 1_000 }, 490],
    ['beyond it', {}, { weightGrams: 1_001 }, 990],
    ['beyond the last', {}, { weightGrams: 5_001 }, null],
    ['of what weighs nothing', {}, { weightGrams: 0 }, 490],
    ['of what has no known weight', {}, { weightGrams: null }, null],
    ['from the free amount on', {}, { priceMinor: 10_000 }, 0],
    ['just below it', {}, { priceMinor: 9_999 }, 490],
    ['free, but too heavy', {}, { priceMinor: 10_000, weightGrams: 9_000 }, null],
    ['in another currency', {}, { currencyCode: 'USD' }, null],
    ['by total', { kind: 'BY_TOTAL' }, { priceMinor: 1_000 }, 490],
    ['by total, without a known weight', { kind: 'BY_TOTAL' }, { priceMinor: 1_001, weightGrams: null }, 990],
    ['by total, without a limit', { kind: 'BY_TOTAL', rates: [{ upTo: null, priceMinor: 7 }] }, {}, 7],
    ['flat', { kind: 'FLAT', rates: [{ upTo: null, priceMinor: 500 }] }, { weightGrams: null }, 500],
    ['of coming for it', { kind: 'PICKUP', rates: [{ upTo: null, priceMinor: 0 }] }, {}, 0],
  ] as const)('%s', (_, changes, ofGoods, price) => {
    expect(shippingPrice({ ...method, ...changes } as PricedMethod, { ...goods, ...ofGoods })).toBe(price);
  });

  it('is that of the lowest limit that holds the goods, whatever the rates are', () => {
    const rates = fc
      .uniqueArray(fc.integer({ min: 1, max: 5_000 }), { minLength: 1, maxLength: 8 })
      .map(limits => limits.sort((a, b) => a - b).map((upTo, index) => ({ upTo, priceMinor: index * 100 })));
    fc.assert(
      fc.property(rates, fc.nat({ max: 6_000 }), (rates, weightGrams) => {
        const holding = rates.filter(({ upTo }) => upTo >= weightGrams);
        const price = shippingPrice({ ...method, rates, freeFromMinor: null }, { ...goods, weightGrams });
        expect(price).toBe(holding.length === 0 ? null : Math.min(...holding.map(rate => rate.priceMinor)));
        expect(orderProblem(rates)).toBeUndefined();
      }),
    );
  });
});

describe('where a method goes', () => {
  it.each([
    [['zone_a'], 'zone_a', true],
    [['zone_a'], 'zone_b', false],
    [[], 'zone_b', true],
  ])('named %j, to %s: %s', (zoneIds, zoneId, goes) => {
    expect(goesTo({ kind: 'FLAT', zoneIds }, zoneId)).toBe(goes);
    expect(goesTo({ kind: 'PICKUP', zoneIds }, zoneId)).toBe(true);
  });
});

describe('rates', () => {
  it.each([
    ['none', 'FLAT', [], { message: 'must hold at least one rate.' }],
    [
      'two of what goes by nothing',
      'FLAT',
      [{}, {}],
      { message: 'must hold one rate: FLAT has the same price for every order.' },
    ],
    ['a weight by total', 'BY_TOTAL', [{ upToWeightGrams: 5 }], { index: 0, field: 'upToWeightGrams' }],
    ['a total by weight', 'BY_WEIGHT', [{ upToTotal: '5' }], { index: 0, field: 'upToTotal' }],
    ['no limit before the last', 'BY_WEIGHT', [{}, {}], { index: 0, field: 'upToWeightGrams' }],
    ['a limit of what has none', 'PICKUP', [{ upToTotal: '5' }], { index: 0, field: 'upToTotal' }],
  ] as const)('are refused with %s', (_, kind, rates, problem) => {
    expect(limitsProblem(kind, rates)).toMatchObject(problem);
  });

  it('are refused where a limit is not above the one before', () => {
    expect(orderProblem([{ upTo: 0, priceMinor: 1 }])).toBe(0);
    expect(
      orderProblem([
        { upTo: 5, priceMinor: 1 },
        { upTo: 5, priceMinor: 2 },
      ]),
    ).toBe(1);
    expect(
      orderProblem([
        { upTo: 5, priceMinor: 1 },
        { upTo: null, priceMinor: 2 },
      ]),
    ).toBeUndefined();
  });
});
