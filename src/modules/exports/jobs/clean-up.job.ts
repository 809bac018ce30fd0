import { query } from '../../../platform/database/rows.ts';
import { sql } from '../../../platform/database/sql.ts';
import { defineJob } from '../../../platform/jobs/define-job.ts';
import { Export } from '../export.entity.ts';
import { openStatuses, rememberMs } from '../export.rules.ts';

/** Deletes the files whose time is over, and after a month that they ever were. */
export const cleanUpExports = defineJob({
  name: 'exports.clean-up',
  every: '1h',
  async run(ctx) {
    const now = ctx.clock.now();
    await ctx.em.nativeUpdate(
      Export,
      { status: 'READY', expiresAt: { $lte: now } },
      { status: 'EXPIRED', updatedAt: now },
    );
    // A run that was called off may have written a last part after that.
    await query(
      ctx,
      sql`/* exports.deleteFiles */ delete from export_chunk where export_id in (select id from export_file where status in ('EXPIRED', 'CANCELLED', 'FAILED'))`,
    );
    await ctx.em.nativeDelete(Export, {
      createdAt: { $lt: new Date(now.getTime() - rememberMs) },
      status: { $nin: [...openStatuses] },
    });
  },
});
