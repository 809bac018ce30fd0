import { nextStatus } from './rental.rules.ts';
import type { RentalStatus } from './rental-status.ts';

/**
 * Moves a rental to a status, or does nothing when it has that status already. Nothing else changes the status of a
 * rental. Callers check the business rules first, so a step that `nextStatus` does not allow is an internal error.
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
