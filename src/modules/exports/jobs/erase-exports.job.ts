import { defineJob } from '../../../platform/jobs/define-job.ts';
import { userAnonymized } from '../../accounts/accounts.events.ts';
import { Export } from '../export.entity.ts';

/** Follows the erasure of an account. Its files go with the rows. */
export const eraseExports = defineJob({
  name: 'exports.erase',
  on: userAnonymized,
  async run(ctx, { userId }) {
    await ctx.em.nativeDelete(Export, { requestedBy: userId });
  },
});
