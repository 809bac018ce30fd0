import type { Context } from '../../../platform/context/context.ts';
import { deleteInBatches } from '../../../platform/database/delete-in-batches.ts';
import { query } from '../../../platform/database/rows.ts';
import { rawSql, sql } from '../../../platform/database/sql.ts';
import { defineJob } from '../../../platform/jobs/define-job.ts';
import { listedMs, maxKept } from '../verification/audit-verification.rules.ts';

/** Deletes verifications of the log after a year, and those beyond the last thousand. Their ends stay in the log itself. */
export const deleteOldVerifications = defineJob({
  name: 'audit.delete-old-verifications',
  every: '1d',
  lane: 'exports',
  priority: -1,
  transactional: false,
  async run(ctx) {
    const expired = new Date(ctx.clock.now().getTime() - listedMs);
    const surplus = await newestBeyond(ctx, maxKept);
    const until = surplus && surplus > expired ? surplus : expired;
    await deleteInBatches(ctx, 'audit_verification', sql`created_at <= ${until} and open_slot is null`);
  },
});

/** When the newest one was created of those that are too many; null when there are none. */
async function newestBeyond(ctx: Context, count: number): Promise<Date | null> {
  const [row] = await query<{ createdAt: string | number }>(
    ctx,
    sql`/* audit.surplusVerifications */ select created_at as createdAt from audit_verification
      order by created_at desc limit 1 offset ${rawSql(String(count))}`,
  );
  return row ? ctx.database.db.dialect.readDate(row.createdAt) : null;
}
