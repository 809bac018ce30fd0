import { nextStatus } from './rental.rules.ts';
import type { RentalStatus } from './rental-status.ts';

/**
 * Takes a rental to a status, or leaves it in the one that it has. Nothing else changes the status of a rental. Whoever
 * asks has checked before that it may be: a step that the table does not have is a fault of ours.
 */
export function advance(
  rental: { readonly number: string; status: RentalStatus },
  status: RentalStatus,
): void {
  if (rental.status === status) return;
  if (!nextStatus[rental.status].includes(status))
    throw new Error(`Rental ${rental.number} cannot go from ${rental.status} to ${status}.`);
  rental.status = status;
}
