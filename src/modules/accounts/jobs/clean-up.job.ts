import { deleteInBatches } from '../../../platform/database/delete-in-batches.ts';
import { sql } from '../../../platform/database/sql.ts';
import { defineJob } from '../../../platform/jobs/define-job.ts';
import { sessionLifetimeMs } from '../sessions/start-session.ts';

/** How long an ended session can still be looked up, for questions such as "was that me?". */
const keepMs = 90 * 24 * 60 * 60 * 1_000;

/** Deletes sessions and tokens that ended long ago. */
export const cleanUp = defineJob({
  name: 'accounts.clean-up',
  every: '1d',
  lane: 'exports',
  priority: -1,
  transactional: false,
  async run(ctx) {
    const now = ctx.clock.now().getTime();
    const before = new Date(now - keepMs);
    // A client in use adds a token every 15 minutes, so these are deleted while their session is still active.
    await deleteInBatches(ctx, 'refresh_token', sql`used_at < ${new Date(now - sessionLifetimeMs)}`);
    // A revoked session would have expired at most a lifetime later, so the index on the first condition finds all of them.
    // The last token of a session is deleted with it, by the foreign key.
    await deleteInBatches(
      ctx,
      'session',
      sql`expires_at < ${new Date(before.getTime() + sessionLifetimeMs)} and (expires_at < ${before} or revoked_at < ${before})`,
    );
    await deleteInBatches(ctx, 'user_token', sql`expires_at < ${before}`);
    await deleteInBatches(ctx, 'email_change', sql`expires_at < ${before}`);
  },
});
