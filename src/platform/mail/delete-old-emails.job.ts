import { deleteInBatches } from '../database/delete-in-batches.ts';
import { sql } from '../database/sql.ts';
import { defineJob } from '../jobs/define-job.ts';

/** For how long the record of a mail is kept after it was queued. */
export const keepEmailsDays = 180;

const dayMs = 24 * 60 * 60 * 1_000;

/** Deletes old mails that were sent or failed for good. Those that still wait to be sent stay, however old they are. */
export const deleteOldEmails = defineJob({
  name: 'mail.delete-old',
  every: '1d',
  lane: 'exports',
  priority: -1,
  transactional: false,
  async run(ctx) {
    const before = new Date(ctx.clock.now().getTime() - keepEmailsDays * dayMs);
    await deleteInBatches(ctx, 'email_message', sql`status in ('SENT', 'FAILED') and created_at < ${before}`);
  },
});
