import { deleteInBatches } from '../../../platform/database/delete-in-batches.ts';
import { sql } from '../../../platform/database/sql.ts';
import { defineJob } from '../../../platform/jobs/define-job.ts';

/** Each has up to 200 parts, which are deleted with it. */
const batchSize = 10;

/** Deletes uploads after a day, also those that were never finished. */
export const deleteExpiredUploads = defineJob({
  name: 'uploads.delete-expired',
  every: '1h',
  lane: 'exports',
  priority: -1,
  transactional: false,
  async run(ctx) {
    await deleteInBatches(ctx, 'upload', sql`expires_at <= ${ctx.clock.now()}`, { batchSize });
  },
});
