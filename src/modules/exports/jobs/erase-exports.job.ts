import { defineJob } from '../../../platform/jobs/define-job.ts';
import '../../accounts/accounts.events.ts';
import { Export } from '../export.entity.ts';

/** Follows the erasure of an account. Its files go with the rows. */
export const eraseExports = defineJob({
  name: 'exports.erase',
  on: 'user.anonymized',
  async run(ctx, { userId }) {
    await ctx.em.nativeDelete(Export, { requestedBy: userId });
  },
});
