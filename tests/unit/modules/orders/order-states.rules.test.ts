import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { headlineOf } from '../../../../src/modules/orders/states/headline.ts';
import {
  fulfillmentStatusOf,
  nextFulfillmentStatus,
  nextPaymentStatus,
  nextStatus,
  paymentStatusOf,
} from '../../../../src/modules/orders/states/order-states.rules.ts';

const statusOf = (
  status: keyof typeof nextStatus,
  totalMinor: number,
  paidMinor: number,
  refundedMinor = 0,
) => paymentStatusOf({ status, totalMinor, paidMinor, refundedMinor });

describe('paymentStatusOf', () => {
  it.each([
    ['PENDING_PAYMENT', 100, 0, 0, 'UNPAID'],
    ['PENDING_PAYMENT', 100, 40, 0, 'PARTIALLY_PAID'],
    ['PAID', 100, 100, 0, 'PAID'],
    ['PAID', 0, 0, 0, 'PAID'],
    ['DELIVERED', 100, 100, 1, 'PARTIALLY_REFUNDED'],
    ['REFUNDED', 100, 100, 100, 'REFUNDED'],
    ['CANCELLED', 100, 0, 0, 'UNPAID'],
    ['CANCELLED', 100, 100, 100, 'REFUNDED'],
  ] as const)('%s of %d with %d paid and %d refunded: %s', (status, total, paid, refunded, expected) => {
    expect(statusOf(status, total, paid, refunded)).toBe(expected);
  });

  it('says that a part which went back is due again, until the order is canceled', () => {
    expect(statusOf('PENDING_PAYMENT', 100, 40, 40)).toBe('UNPAID');
    expect(statusOf('PENDING_PAYMENT', 100, 40, 10)).toBe('PARTIALLY_PAID');
    expect(statusOf('PENDING_PAYMENT', 0, 0, 0)).toBe('UNPAID');
    // A file said anew that nothing was paid of what was paid here, and then went back.
    expect(statusOf('CANCELLED', 100, 0, 40)).toBe('REFUNDED');
    expect(statusOf('CANCELLED', 100, 40, 40)).toBe('REFUNDED');
  });

  it('says that a sale which was corrected to less, and the rest paid back, is paid', () => {
    expect(statusOf('DELIVERED', 60, 100, 40)).toBe('PAID');
    expect(statusOf('DELIVERED', 60, 100, 50)).toBe('PARTIALLY_REFUNDED');
    expect(statusOf('DELIVERED', 0, 100, 100)).toBe('PAID');
  });

  it('follows the table, however money comes and goes', () => {
    const step = fc.record({ isPaid: fc.boolean(), amount: fc.integer({ min: 1, max: 100 }) });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), fc.array(step), (totalMinor, steps) => {
        const money = { totalMinor, paidMinor: 0, refundedMinor: 0 };
        let isComplete = false;
        let before = statusOf('PENDING_PAYMENT', totalMinor, 0);
        for (const { isPaid, amount } of steps) {
          const kept = money.paidMinor - money.refundedMinor;
          // Nobody can pay more than is due, nor anything once it was paid in full.
          if (isPaid && !isComplete) money.paidMinor += Math.min(amount, totalMinor - kept);
          if (!isPaid) money.refundedMinor += Math.min(amount, kept);
          isComplete ||= money.paidMinor - money.refundedMinor === totalMinor;
          const now = paymentStatusOf({ ...money, status: isComplete ? 'PAID' : 'PENDING_PAYMENT' });
          if (now !== before) expect(nextPaymentStatus[before]).toContain(now);
          before = now;
        }
      }),
    );
  });
});

describe('fulfillmentStatusOf', () => {
  const at = new Date('2026-03-01');
  it.each([
    ['PAID', null, null, false, 'UNFULFILLED'],
    ['SHIPPED', at, null, false, 'SHIPPED'],
    ['DELIVERED', at, at, false, 'DELIVERED'],
    // Of an imported order, only the word may be known, and it counts more than a time.
    ['DELIVERED', null, null, false, 'DELIVERED'],
    ['PAID', at, null, false, 'UNFULFILLED'],
    ['REFUNDED', at, null, false, 'SHIPPED'],
    ['REFUNDED', at, at, true, 'RETURNED'],
    ['CANCELLED', null, null, false, 'UNFULFILLED'],
    // A sale that was voided.
    ['CANCELLED', null, at, false, 'RETURNED'],
  ] as const)(
    '%s, shipped %s, delivered %s, all back %s: %s',
    (status, shippedAt, deliveredAt, isReturned, expected) => {
      expect(fulfillmentStatusOf({ status, shippedAt, deliveredAt }, isReturned)).toBe(expected);
    },
  );
});

it('that the money went back says nothing of the goods', () => {
  const refunded = { status: 'REFUNDED', shippedAt: new Date('2026-03-01'), deliveredAt: null } as const;
  expect(fulfillmentStatusOf({ ...refunded, fulfillmentStatus: 'DELIVERED' }, false)).toBe('DELIVERED');
  expect(fulfillmentStatusOf({ ...refunded, fulfillmentStatus: 'DELIVERED' }, true)).toBe('RETURNED');
  expect(fulfillmentStatusOf({ ...refunded, fulfillmentStatus: 'UNFULFILLED' }, false)).toBe('SHIPPED');
});

describe('headlineOf', () => {
  const headline = (
    status: keyof typeof nextStatus,
    paymentStatus: keyof typeof nextPaymentStatus,
    fulfillmentStatus: keyof typeof nextFulfillmentStatus = 'UNFULFILLED',
  ) => headlineOf({ status, paymentStatus, fulfillmentStatus });

  it('says what comes next, and then how it ended', () => {
    expect(headline('PENDING_PAYMENT', 'UNPAID')).toBe('TO_PAY');
    expect(headline('PENDING_PAYMENT', 'PARTIALLY_PAID')).toBe('PARTIALLY_PAID');
    expect(headline('PAID', 'PAID')).toBe('TO_SHIP');
    expect(headline('PAID', 'PARTIALLY_REFUNDED')).toBe('TO_SHIP');
    expect(headline('SHIPPED', 'PAID', 'SHIPPED')).toBe('SHIPPED');
    expect(headline('DELIVERED', 'PARTIALLY_REFUNDED', 'DELIVERED')).toBe('DELIVERED');
    expect(headline('DELIVERED', 'PARTIALLY_REFUNDED', 'RETURNED')).toBe('RETURNED');
    expect(headline('REFUNDED', 'REFUNDED', 'RETURNED')).toBe('REFUNDED');
    expect(headline('CANCELLED', 'REFUNDED', 'RETURNED')).toBe('CANCELLED');
  });
});
