import { deleteInBatches } from '../database/delete-in-batches.ts';
import { sql } from '../database/sql.ts';
import { defineJob } from '../jobs/define-job.ts';

/** For how long a repeated request gets the first result. No client repeats one after that. */
export const keepKeysDays = 30;

const dayMs = 24 * 60 * 60 * 1_000;

export const deleteExpiredKeys = defineJob({
  name: 'idempotency.forget-old-keys',
  every: '1d',
  lane: 'exports',
  priority: -1,
  transactional: false,
  async run(ctx) {
    const before = new Date(ctx.clock.now().getTime() - keepKeysDays * dayMs);
    await deleteInBatches(ctx, 'idempotency_record', sql`created_at < ${before}`);
  },
});
