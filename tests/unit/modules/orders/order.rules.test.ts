import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Order } from '../../../../src/modules/orders/order.entity.ts';
import {
  lineTotal,
  nextStatus,
  totalsOf,
  valueReturned,
} from '../../../../src/modules/orders/order.rules.ts';
import { cancelProblem } from '../../../../src/modules/orders/order-actions.rules.ts';

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
    expect(totalsOf(some, taxRatePpm)).toEqual({
      subtotalMinor: subtotal,
      discountMinor: discount,
      taxMinor: tax,
      totalMinor: total,
    });
  });

  it('adds up for any lines and rates: total = subtotal − discounts + tax, each rounded half up', () => {
    fc.assert(
      fc.property(lines, ppm, (some, taxRatePpm) => {
        const { subtotalMinor, discountMinor, taxMinor, totalMinor } = totalsOf(some, taxRatePpm);
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
        expect(totalsOf(some.toReversed(), rate)).toEqual(totalsOf(some, rate));
      }),
    );
  });
});

describe('valueReturned', () => {
  const toReturn = (some: readonly { unitPriceMinor: number; quantity: number; discountPpm: number }[]) =>
    some.map(one => ({ totalMinor: lineTotal(one), quantity: one.quantity, returnedQuantity: 0 }));

  it('of nothing is nothing, and of everything exactly what was charged', () => {
    fc.assert(
      fc.property(lines, ppm, (some, rate) => {
        const none = toReturn(some);
        expect(valueReturned(none, rate)).toBe(0);
        const all = none.map(one => ({ ...one, returnedQuantity: one.quantity }));
        expect(valueReturned(all, rate)).toBe(totalsOf(some, rate).totalMinor);
      }),
    );
  });

  it('only grows, and the parts come to the whole, whatever comes back first', () => {
    const few = fc.array(fc.record({ ...lineParts(), quantity: fc.integer({ min: 1, max: 8 }) }), {
      minLength: 1,
      maxLength: 5,
    });
    fc.assert(
      fc.property(few, ppm, fc.infiniteStream(fc.nat()), (some, rate, choices) => {
        const state = toReturn(some);
        const { totalMinor } = totalsOf(some, rate);
        let paidBack = 0;
        for (const choice of choices) {
          const open = state.filter(one => one.returnedQuantity < one.quantity);
          if (open.length === 0) break;
          const before = valueReturned(state, rate);
          open[choice % open.length]!.returnedQuantity += 1;
          const part = valueReturned(state, rate) - before;
          expect(part).toBeGreaterThanOrEqual(0);
          paidBack += part;
          expect(paidBack).toBeLessThanOrEqual(totalMinor);
        }
        expect(paidBack).toBe(totalMinor);
      }),
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
  const canCancel = (order: Pick<Order, 'status' | 'channel'>, byStaff: boolean) =>
    cancelProblem({ number: '1', ...order }, byStaff) === null;

  it('is for the customer until it is paid, and for the staff until it has left', () => {
    const may = (byStaff: boolean) =>
      statuses.filter(status => canCancel({ status, channel: 'ONLINE' }, byStaff));
    expect(may(false)).toEqual(['PENDING_PAYMENT']);
    expect(may(true)).toEqual(['PENDING_PAYMENT', 'PAID']);
    for (const status of may(true)) expect(nextStatus[status]).toContain('CANCELLED');
  });

  it.each(['COUNTER', 'IMPORT'] as const)('is not for what came about by %s', channel => {
    for (const status of statuses)
      expect([canCancel({ status, channel }, false), canCancel({ status, channel }, true)]).toEqual([
        false,
        false,
      ]);
  });
});

describe('nextStatus', () => {
  it('never leads back, and ends', () => {
    const from = (status: keyof typeof nextStatus, seen: string[]): void => {
      expect(seen).not.toContain(status);
      for (const next of nextStatus[status]) from(next, [...seen, status]);
    };
    from('PENDING_PAYMENT', []);
    expect([nextStatus.CANCELLED, nextStatus.REFUNDED]).toEqual([[], []]);
  });
});
