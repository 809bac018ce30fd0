import { deleteInBatches } from '../../../platform/database/delete-in-batches.ts';
import { sql } from '../../../platform/database/sql.ts';
import { defineJob } from '../../../platform/jobs/define-job.ts';

/** A year, so that an alert can be compared with those of the same season. What happened stays in the audit log. */
const keepMs = 365 * 24 * 60 * 60 * 1_000;

/** Deletes security alerts, acknowledged or not, when they are a year old. */
export const deleteOldAlerts = defineJob({
  name: 'audit.delete-old-alerts',
  every: '1d',
  lane: 'exports',
  priority: -1,
  transactional: false,
  async run(ctx) {
    const before = new Date(ctx.clock.now().getTime() - keepMs);
    await deleteInBatches(ctx, 'security_alert', sql`created_at < ${before}`);
  },
});
