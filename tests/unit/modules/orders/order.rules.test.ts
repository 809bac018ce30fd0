import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Order } from '../../../../src/modules/orders/order.entity.ts';
import {
  lineTotal,
  type PricedLine,
  totalsOf,
  valueReturned,
} from '../../../../src/modules/orders/order.rules.ts';
import { cancelProblem } from '../../../../src/modules/orders/order-actions.rules.ts';
import { nextStatus } from '../../../../src/modules/orders/states/order-states.rules.ts';

const ppm = fc.integer({ min: 0, max: 1_000_000 });
const line = fc.record({
  unitPriceMinor: fc.oneof(fc.integer({ min: 0, max: 1_000 }), fc.integer({ min: 0, max: 10_000_000 })),
  quantity: fc.integer({ min: 1, max: 100_000 }),
  discountPpm: fc.oneof(fc.constant(0), ppm),
});
const lines = fc.array(line, { minLength: 1, maxLength: 12 });

/** A product of whole numbers divided by a million, rounded half up, by fractions. */
function roundedHalfUp(amount: bigint, rate: bigint): bigint {
  const [whole, rest] = [(amount * rate) / 1_000_000n, (amount * rate) % 1_000_000n];
  return rest >= 500_000n ? whole + 1n : whole;
}

/** The totals of net prices that are all taxed at one rate. */
function totalsAt(some: readonly PricedLine[], taxRatePpm: number) {
  const {
    shares: _,
    shippingShare: __,
    ...totals
  } = totalsOf(
    some.map(one => ({ ...one, taxRatePpm })),
    false,
  );
  return totals;
}

describe('totalsOf', () => {
  it.each([
    [[{ unitPriceMinor: 1_999, quantity: 3, discountPpm: 0 }], 90_000, [5_997, 0, 540, 6_537]],
    [[{ unitPriceMinor: 50, quantity: 1, discountPpm: 0 }], 90_000, [50, 0, 5, 55]],
    [[{ unitPriceMinor: 5, quantity: 1, discountPpm: 500_000 }], 0, [5, 2, 0, 3]],
    [[{ unitPriceMinor: 1, quantity: 1, discountPpm: 1_000_000 }], 90_000, [1, 1, 0, 0]],
    [[{ unitPriceMinor: 0, quantity: 7, discountPpm: 0 }], 90_000, [0, 0, 0, 0]],
    [[{ unitPriceMinor: 333, quantity: 3, discountPpm: 0 }], 1_000_000, [999, 0, 999, 1_998]],
    [
      [
        { unitPriceMinor: 5, quantity: 1, discountPpm: 100_000 },
        { unitPriceMinor: 5, quantity: 1, discountPpm: 100_000 },
      ],
      90_000,
      // 4.5 is 5 for each line by itself.
      [10, 0, 1, 11],
    ],
  ])('of %j at %i millionths', (some, taxRatePpm, [subtotal, discount, tax, total]) => {
    expect(totalsAt(some, taxRatePpm)).toEqual({
      subtotalMinor: subtotal,
      discountMinor: discount,
      taxMinor: tax,
      totalMinor: total,
    });
  });

  it('adds up for any lines and rates: total = subtotal − discounts + tax, each rounded half up', () => {
    fc.assert(
      fc.property(lines, ppm, (some, taxRatePpm) => {
        const { subtotalMinor, discountMinor, taxMinor, totalMinor } = totalsAt(some, taxRatePpm);
        const nets = some.map(({ unitPriceMinor, quantity, discountPpm }) =>
          roundedHalfUp(BigInt(unitPriceMinor * quantity), BigInt(1_000_000 - discountPpm)),
        );
        const net = nets.reduce((sum, one) => sum + one, 0n);
        expect(some.map(one => BigInt(lineTotal(one)))).toEqual(nets);
        expect(BigInt(subtotalMinor - discountMinor)).toBe(net);
        expect(BigInt(taxMinor)).toBe(roundedHalfUp(net, BigInt(taxRatePpm)));
        expect(totalMinor).toBe(subtotalMinor - discountMinor + taxMinor);
        expect(Math.min(discountMinor, taxMinor, totalMinor)).toBeGreaterThanOrEqual(0);
        expect(Number.isSafeInteger(totalMinor)).toBe(true);
      }),
    );
  });

  it('does not depend on the order of the lines', () => {
    fc.assert(
      fc.property(lines, ppm, (some, rate) => {
        expect(totalsAt(some.toReversed(), rate)).toEqual(totalsAt(some, rate));
      }),
    );
  });
});

describe('valueReturned', () => {
  const rated = (some: readonly PricedLine[], rates: readonly number[]) =>
    some.map((one, index) => ({ ...one, taxRatePpm: rates[index % rates.length]! }));
  const toReturn = (some: ReturnType<typeof rated>) =>
    some.map(one => ({
      totalMinor: lineTotal(one),
      quantity: one.quantity,
      returnedQuantity: 0,
      taxRatePpm: one.taxRatePpm,
    }));
  const rates = fc.array(ppm, { minLength: 1, maxLength: 3 });

  it('of nothing is nothing, and of everything exactly what was charged', () => {
    fc.assert(
      fc.property(lines, rates, fc.boolean(), (some, chosen, includesTax) => {
        const sold = rated(some, chosen);
        const none = toReturn(sold);
        expect(valueReturned(none, includesTax)).toBe(0);
        const all = none.map(one => ({ ...one, returnedQuantity: one.quantity }));
        expect(valueReturned(all, includesTax)).toBe(totalsOf(sold, includesTax).totalMinor);
      }),
    );
  });

  it('only grows, and the parts come to the whole, whatever comes back first', () => {
    const few = fc.array(fc.record({ ...lineParts(), quantity: fc.integer({ min: 1, max: 8 }) }), {
      minLength: 1,
      maxLength: 5,
    });
    fc.assert(
      fc.property(
        few,
        rates,
        fc.boolean(),
        fc.infiniteStream(fc.nat()),
        (some, chosen, includesTax, choices) => {
          const sold = rated(some, chosen);
          const state = toReturn(sold);
          const { totalMinor } = totalsOf(sold, includesTax);
          let paidBack = 0;
          for (const choice of choices) {
            const open = state.filter(one => one.returnedQuantity < one.quantity);
            if (open.length === 0) break;
            const before = valueReturned(state, includesTax);
            open[choice % open.length]!.returnedQuantity += 1;
            const part = valueReturned(state, includesTax) - before;
            expect(part).toBeGreaterThanOrEqual(0);
            paidBack += part;
            expect(paidBack).toBeLessThanOrEqual(totalMinor);
          }
          expect(paidBack).toBe(totalMinor);
        },
      ),
    );
  });

  function lineParts() {
    return {
      unitPriceMinor: fc.oneof(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 10_000_000 })),
      discountPpm: fc.oneof(fc.constant(0), ppm),
    };
  }
});

describe('cancelProblem', () => {
  const statuses = Object.keys(nextStatus) as (keyof typeof nextStatus)[];
  const canCancel = (order: Pick<Order, 'status' | 'channel'>) =>
    cancelProblem({ number: '1', fulfillmentStatus: 'UNFULFILLED', ...order }) === null;

  it('is none until it has left', () => {
    const may = statuses.filter(status => canCancel({ status, channel: 'ONLINE' }));
    expect(may).toEqual(['PENDING_PAYMENT', 'PAID']);
    for (const status of may) expect(nextStatus[status]).toContain('CANCELLED');
  });

  it.each(['COUNTER', 'IMPORT'] as const)('is not for what came about by %s', channel => {
    expect(statuses.filter(status => canCancel({ status, channel }))).toEqual([]);
  });
});
