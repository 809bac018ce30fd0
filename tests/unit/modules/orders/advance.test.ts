import { expect, it } from 'vitest';
import { advance } from '../../../../src/modules/orders/advance.ts';
import type { OrderStatus } from '../../../../src/modules/orders/order.entity.ts';
import { nextStatus } from '../../../../src/modules/orders/order.rules.ts';

const statuses = Object.keys(nextStatus) as OrderStatus[];

it.each(statuses)('from %s an order goes where the table lets it, stays, or there is a fault', from => {
  for (const to of statuses) {
    const order = { number: 'W-1', status: from };
    if (to === from || nextStatus[from].includes(to)) {
      advance(order, to);
      expect(order.status).toBe(to);
    } else {
      expect(() => advance(order, to)).toThrow(`Order W-1 cannot go from ${from} to ${to}.`);
      expect(order.status).toBe(from);
    }
  }
});
