import { describe, expect, it } from 'vitest';
import { advance, advanceFulfillment } from '../../../../src/modules/orders/advance.ts';
import {
  nextFulfillmentStatus,
  nextPaymentStatus,
  nextStatus,
} from '../../../../src/modules/orders/states/order-states.rules.ts';
import type { StateTable } from '../../../../src/platform/lib/state-table.ts';

type Advance = (order: never, to: never) => void;

const ways = [
  ['status', nextStatus, advance as Advance],
  ['fulfillmentStatus', nextFulfillmentStatus, advanceFulfillment as Advance],
] as const;

describe.each(ways)('the %s of an order', (property, table: StateTable<string>, go) => {
  it.each(Object.keys(table))('goes from %s where the table lets it, stays, or there is a fault', from => {
    for (const to of Object.keys(table)) {
      const order = { number: 'W-1', [property]: from };
      if (to === from || table[from]!.includes(to)) {
        go(order as never, to as never);
        expect(order[property]).toBe(to);
      } else {
        const step = () => go(order as never, to as never);
        expect(step).toThrow(`Order W-1 cannot go from ${from} to ${to}.`);
        expect(order[property]).toBe(from);
      }
    }
  });
});

describe.each([
  ['status', nextStatus, ['CANCELLED', 'REFUNDED']],
  ['payment status', nextPaymentStatus, ['REFUNDED']],
  ['fulfillment status', nextFulfillmentStatus, ['RETURNED']],
] as const)('the table of the %s', (_name, table: StateTable<string>, ends) => {
  it('ends where nothing can follow', () => {
    expect(Object.keys(table).filter(status => table[status]!.length === 0)).toEqual(ends);
  });
});
