import { partOf, wholePpm } from '../../platform/lib/rate.ts';
import type { StateTable } from '../../platform/lib/state-table.ts';
import type { OrderStatus } from './order.entity.ts';
import { dueOf, type OrderMoney } from './order-money.rules.ts';

export const nextStatus: StateTable<OrderStatus> = {
  PENDING_PAYMENT: ['PAID', 'CANCELLED'],
  PAID: ['SHIPPED', 'CANCELLED', 'REFUNDED'],
  SHIPPED: ['DELIVERED', 'REFUNDED'],
  DELIVERED: ['CANCELLED', 'REFUNDED'],
  CANCELLED: [],
  REFUNDED: [],
};

export interface PricedLine {
  readonly unitPriceMinor: number;
  readonly quantity: number;
  readonly discountPpm: number;
}

export interface Totals {
  readonly subtotalMinor: number;
  readonly discountMinor: number;
  readonly taxMinor: number;
  readonly totalMinor: number;
}

/** unit price × quantity × (1 − discount), rounded half up to the minor unit. */
export function lineTotal({ unitPriceMinor, quantity, discountPpm }: PricedLine): number {
  return partOf(unitPriceMinor * quantity, wholePpm - discountPpm);
}

/** The totals of an order. Each line is rounded on its own; the tax is computed from their sum and rounded once. */
export function totalsOf(lines: readonly PricedLine[], taxRatePpm: number): Totals {
  const subtotalMinor = sum(lines.map(line => line.unitPriceMinor * line.quantity));
  const netMinor = sum(lines.map(lineTotal));
  const taxMinor = partOf(netMinor, taxRatePpm);
  return {
    subtotalMinor,
    discountMinor: subtotalMinor - netMinor,
    taxMinor,
    totalMinor: netMinor + taxMinor,
  };
}

export interface ReturnableLine {
  readonly totalMinor: number;
  readonly quantity: number;
  readonly returnedQuantity: number;
}

/**
 * The value of the returned units of these lines, tax included. It is computed from all returned units each time, so
 * that in whatever order units come back, all of them together are worth exactly what was charged.
 */
export function valueReturned(lines: readonly ReturnableLine[], taxRatePpm: number): number {
  const netMinor = sum(
    lines.map(({ totalMinor, quantity, returnedQuantity }) =>
      shareOf(totalMinor, returnedQuantity, quantity),
    ),
  );
  return netMinor + partOf(netMinor, taxRatePpm);
}

/**
 * The refunded part of an order's price, tax included. Money that went back because a correction lowered the price does
 * not count: of a sale of 100 that was corrected to 60, paying back 40 is no refund.
 */
export function refundedOfPrice({ totalMinor, paidMinor, refundedMinor }: OrderMoney): number {
  if (refundedMinor === 0) return 0;
  return Math.max(0, Math.min(totalMinor, dueOf({ totalMinor, paidMinor, refundedMinor })));
}

/**
 * The refunded part of each line's net total. Returned units take their part first, and the lines share the rest in
 * proportion; tax is refunded in the proportion in which it was paid. All lines together come to exactly the net part
 * of the refund, rounded half up once.
 */
export function refundOfLines(lines: readonly ReturnableLine[], order: OrderMoney): number[] {
  const totals = lines.map(line => line.totalMinor);
  const given = refundedOfPrice(order);
  if (given === 0) return totals.map(() => 0);
  const refunded = shareOf(sum(totals), given, order.totalMinor);
  const returned = lines.map(({ totalMinor, returnedQuantity, quantity }) =>
    shareOf(totalMinor, returnedQuantity, quantity),
  );
  if (refunded <= sum(returned)) return inProportion(refunded, returned);
  const kept = totals.map((total, index) => total - returned[index]!);
  const rest = inProportion(refunded - sum(returned), kept);
  return returned.map((part, index) => part + rest[index]!);
}

/** Divides an amount in proportion to weights. The parts add up to it, and none exceeds its weight unless the amount exceeds all. */
function inProportion(amount: number, weights: readonly number[]): number[] {
  const whole = sum(weights);
  if (whole === 0) return weights.map(() => 0);
  let [passed, spent] = [0, 0];
  return weights.map(weight => {
    passed += weight;
    const part = Number((BigInt(amount) * BigInt(passed)) / BigInt(whole)) - spent;
    spent += part;
    return part;
  });
}

/** amount × part ÷ whole, rounded half up. */
function shareOf(amount: number, part: number, whole: number): number {
  return Number((2n * BigInt(amount) * BigInt(part) + BigInt(whole)) / (2n * BigInt(whole)));
}

function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0);
}
