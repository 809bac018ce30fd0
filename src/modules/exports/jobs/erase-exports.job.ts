import { defineJob } from '../../../platform/jobs/define-job.ts';
import { userAnonymized } from '../../accounts/accounts.events.ts';
import { eraseExports } from '../erase-exports.ts';

/** Follows the erasure of an account. */
export const eraseExportsJob = defineJob({
  name: 'exports.erase',
  on: userAnonymized,
  lane: 'exports',
  // A transaction for each export.
  transactional: false,
  run: (ctx, { userId }) => eraseExports(ctx, userId),
});
