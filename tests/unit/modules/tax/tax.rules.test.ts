import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { taxesOf, taxOn } from '../../../../src/modules/tax/tax.rules.ts';

const amount = fc.oneof(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 1_000_000_000_000 }));
const rate = fc.oneof(
  fc.constantFrom(0, 190_000, 70_000, 81_000, 26_000, 75_000),
  fc.integer({ min: 0, max: 1_000_000 }),
);
const documents = fc
  .record({
    rates: fc.array(rate, { minLength: 1, maxLength: 4 }),
    amounts: fc.array(amount, { minLength: 1, maxLength: 40 }),
  })
  .map(({ rates, amounts }) =>
    amounts.map((amountMinor, index) => ({ amountMinor, ratePpm: rates[index % rates.length]! })),
  );
const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + BigInt(one), 0n);

/** part × whole ÷ base, rounded half up, by way of the rest. */
function halfUp(part: bigint, whole: bigint, base: bigint): bigint {
  const product = part * whole;
  return product / base + (2n * (product % base) >= base ? 1n : 0n);
}

describe('the taxes of a document', () => {
  it('agree to the minor unit for every mix of rates, net and gross', () => {
    fc.assert(
      fc.property(documents, fc.boolean(), (document, includesTax) => {
        const { lines, rates } = taxesOf(document, includesTax);
        expect(sum(lines.map(line => line.netMinor))).toBe(sum(rates.map(one => one.netMinor)));
        expect(sum(lines.map(line => line.taxMinor))).toBe(sum(rates.map(one => one.taxMinor)));
        for (const [index, { netMinor, taxMinor }] of lines.entries()) {
          const entered = document[index]!.amountMinor;
          expect(includesTax ? netMinor + taxMinor : netMinor).toBe(entered);
          expect(Math.min(netMinor, taxMinor)).toBeGreaterThanOrEqual(0);
        }
        for (const { ratePpm, taxMinor } of rates) {
          const entered = sum(document.filter(one => one.ratePpm === ratePpm).map(one => one.amountMinor));
          const base = includesTax ? 1_000_000n + BigInt(ratePpm) : 1_000_000n;
          expect(BigInt(taxMinor)).toBe(halfUp(entered, BigInt(ratePpm), base));
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it('give each line its part of the tax at its rate, within a minor unit', () => {
    fc.assert(
      fc.property(documents, fc.boolean(), (document, includesTax) => {
        const { lines, rates } = taxesOf(document, includesTax);
        for (const [index, { amountMinor, ratePpm }] of document.entries()) {
          const ofRate = rates.find(one => one.ratePpm === ratePpm)!;
          const whole = sum(document.filter(one => one.ratePpm === ratePpm).map(one => one.amountMinor));
          if (whole === 0n) continue;
          const least = Number((BigInt(ofRate.taxMinor) * BigInt(amountMinor)) / whole);
          expect([least, least + 1]).toContain(lines[index]!.taxMinor);
        }
      }),
    );
  });

  it('do not depend on the order of the lines, but for who gets the last unit', () => {
    fc.assert(
      fc.property(documents, fc.boolean(), (document, includesTax) => {
        expect(taxesOf(document.toReversed(), includesTax).rates).toEqual(
          taxesOf(document, includesTax).rates,
        );
      }),
    );
  });

  it('of nothing are none', () => {
    expect(taxesOf([], true)).toEqual({ lines: [], rates: [] });
  });
});

// Each checked by hand once.
describe.each([
  [
    'Germany, 19 and 7 % in gross prices',
    true,
    [
      [1_190, 190_000],
      [999, 190_000],
      [1_070, 70_000],
      [349, 70_000],
    ],
    [
      [190_000, 1_839, 350],
      [70_000, 1_326, 93],
    ],
  ],
  [
    'Britain, 20 and 0 % in gross prices',
    true,
    [
      [1_999, 200_000],
      [450, 0],
    ],
    [
      [200_000, 1_666, 333],
      [0, 450, 0],
    ],
  ],
  [
    'Ohio, Franklin County, 7.5 % on net prices',
    false,
    [
      [1_999, 75_000],
      [1, 75_000],
    ],
    [[75_000, 2_000, 150]],
  ],
  [
    'Switzerland, 8.1 and 2.6 % in gross prices, to the centime',
    true,
    [
      [9_990, 81_000],
      [1_280, 26_000],
    ],
    [
      [81_000, 9_241, 749],
      [26_000, 1_248, 32],
    ],
  ],
  [
    'Japan, 10 and 8 % in gross prices without decimals',
    true,
    [
      [1_980, 100_000],
      [537, 80_000],
      [108, 80_000],
    ],
    [
      [100_000, 1_800, 180],
      [80_000, 597, 48],
    ],
  ],
  [
    'Kuwait, 5 % on net prices with three decimals',
    false,
    [
      [12_345, 50_000],
      [1, 50_000],
    ],
    [[50_000, 12_346, 617]],
  ],
  ['a gross price of 0.01 with 19 %', true, [[1, 190_000]], [[190_000, 1, 0]]],
] as const)('%s', (_, includesTax, amounts, expected) => {
  const { lines, rates } = taxesOf(
    amounts.map(([amountMinor, ratePpm]) => ({ amountMinor, ratePpm })),
    includesTax,
  );

  it('comes to these tax lines', () => {
    expect(rates.map(({ ratePpm, netMinor, taxMinor }) => [ratePpm, netMinor, taxMinor])).toEqual(expected);
  });

  it('and its lines to them', () => {
    const taxes = lines.reduce((total, line) => total + line.taxMinor, 0);
    expect(taxes).toBe(rates.reduce((total, one) => total + one.taxMinor, 0));
  });
});

it('500 lines of 0.01 with 19 % included share 0.80 of tax, the first ones first', () => {
  const { lines, rates } = taxesOf(
    Array.from({ length: 500 }, () => ({ amountMinor: 1, ratePpm: 190_000 })),
    true,
  );
  expect(rates).toEqual([{ ratePpm: 190_000, netMinor: 420, taxMinor: 80 }]);
  expect(lines.map(line => line.taxMinor)).toEqual([...Array(80).fill(1), ...Array(420).fill(0)]);
});

it.each([
  [100, 190_000, false, 19],
  [119, 190_000, true, 19],
  [50, 90_000, false, 5],
  [0, 190_000, true, 0],
  [100, 0, true, 0],
])('the tax on %i at %i millionths, included: %s, is %i', (minor, ppm, includesTax, expected) => {
  expect(taxOn(minor, ppm, includesTax)).toBe(expected);
});
