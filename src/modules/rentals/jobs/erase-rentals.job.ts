import { defineJob } from '../../../platform/jobs/define-job.ts';
import { userAnonymized } from '../../accounts/accounts.events.ts';
import { eraseRentals } from '../erase-rentals.ts';

/** Follows the erasure of an account. */
export const eraseRentalsJob = defineJob({
  name: 'rentals.erase',
  on: userAnonymized,
  lane: 'exports',
  // A transaction for each rental, so that it never holds the locks of all of them.
  transactional: false,
  run: (ctx, { userId }) => eraseRentals(ctx, userId),
});
