import { defineJob } from '../../../platform/jobs/define-job.ts';
import { userAnonymized } from '../../accounts/accounts.events.ts';
import { eraseOrders } from '../erase-orders.ts';

/** Follows the erasure of an account. */
export const eraseOrdersJob = defineJob({
  name: 'orders.erase',
  on: userAnonymized,
  lane: 'exports',
  // A transaction for each order, so that it never holds the locks of all of them.
  transactional: false,
  run: (ctx, { userId }) => eraseOrders(ctx, userId),
});
