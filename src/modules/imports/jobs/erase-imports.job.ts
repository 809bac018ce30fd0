import { defineJob } from '../../../platform/jobs/define-job.ts';
import { userAnonymized } from '../../accounts/accounts.events.ts';
import { eraseImports } from '../erase-imports.ts';

/** Follows the erasure of an account. */
export const eraseImportsJob = defineJob({
  name: 'imports.erase',
  on: userAnonymized,
  lane: 'exports',
  // A transaction for each batch.
  transactional: false,
  run: (ctx, { userId }) => eraseImports(ctx, userId),
});
