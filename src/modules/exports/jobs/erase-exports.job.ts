import { defineJob } from '../../../platform/jobs/define-job.ts';
import { userAnonymized } from '../../accounts/accounts.events.ts';
import { Export } from '../export.entity.ts';

/** Deletes the exports of an erased account, with their files. */
export const eraseExports = defineJob({
  name: 'exports.erase',
  on: userAnonymized,
  async run(ctx, { userId }) {
    await ctx.em.nativeDelete(Export, { requestedBy: userId }, { filters: { notDeleted: false } });
  },
});
