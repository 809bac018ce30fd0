import { expect, it } from 'vitest';
import { advance } from '../../../../src/modules/rentals/advance.ts';
import { nextStatus } from '../../../../src/modules/rentals/rental.rules.ts';
import type { RentalStatus } from '../../../../src/modules/rentals/rental-status.ts';

const statuses = Object.keys(nextStatus) as RentalStatus[];

it.each(statuses)('from %s a rental goes where the table lets it, stays, or there is a fault', from => {
  for (const to of statuses) {
    const rental = { number: 'L-1', status: from };
    if (to === from || nextStatus[from].includes(to)) {
      advance(rental, to);
      expect(rental.status).toBe(to);
    } else {
      expect(() => advance(rental, to)).toThrow(`Rental L-1 cannot go from ${from} to ${to}.`);
      expect(rental.status).toBe(from);
    }
  }
});
