import { deleteInBatches } from '../../../platform/database/delete-in-batches.ts';
import { sql } from '../../../platform/database/sql.ts';
import { defineJob } from '../../../platform/jobs/define-job.ts';

/** Long after the provider has stopped repeating an event, and anybody would look into one. */
const keepMs = 90 * 24 * 3_600_000;

export const purgeWebhooks = defineJob({
  name: 'payments.forget-old-webhooks',
  every: '1d',
  lane: 'exports',
  priority: -1,
  transactional: false,
  async run(ctx) {
    const before = new Date(ctx.clock.now().getTime() - keepMs);
    await deleteInBatches(ctx, 'webhook_event', sql`received_at < ${before} and processed_at is not null`);
  },
});
