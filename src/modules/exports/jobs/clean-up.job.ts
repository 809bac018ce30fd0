import { query } from '../../../platform/database/rows.ts';
import { sql } from '../../../platform/database/sql.ts';
import { defineJob } from '../../../platform/jobs/define-job.ts';
import { Export } from '../export.entity.ts';
import { dailyLimitMs, listedMs, openStatuses } from '../export.rules.ts';

/** Deletes files that have expired, and the rows of exports that are neither listed nor counted any longer. */
export const cleanUpExports = defineJob({
  name: 'exports.clean-up',
  every: '1h',
  lane: 'exports',
  priority: -1,
  async run(ctx) {
    const now = ctx.clock.now();
    await ctx.em.nativeUpdate(
      Export,
      { status: 'READY', expiresAt: { $lte: now } },
      { status: 'EXPIRED', updatedAt: now },
    );
    // A run that was canceled may have written one more part after that.
    await query(
      ctx,
      sql`/* exports.deleteFiles */ delete from export_chunk where export_id in (
        select id from export_file where status in ('EXPIRED', 'CANCELLED', 'FAILED') or deleted_at is not null)`,
    );
    const before = (ms: number) => ({ $lt: new Date(now.getTime() - ms) });
    await ctx.em.nativeDelete(Export, {
      createdAt: before(listedMs),
      status: { $nin: [...openStatuses] },
    });
    await ctx.em.nativeDelete(
      Export,
      { createdAt: before(dailyLimitMs), deletedAt: { $ne: null } },
      { filters: { notDeleted: false } },
    );
  },
});
