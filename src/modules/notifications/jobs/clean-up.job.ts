import type { Context } from '../../../platform/context/context.ts';
import { inTransaction } from '../../../platform/context/in-transaction.ts';
import { query } from '../../../platform/database/rows.ts';
import { rawSql, sql } from '../../../platform/database/sql.ts';
import { defineJob } from '../../../platform/jobs/define-job.ts';
import { Notification } from '../notification.entity.ts';

const dayMs = 24 * 60 * 60 * 1_000;

/** How long a notification is kept after its reader marked it as read. */
const keepReadMs = 90 * dayMs;

/** How long a notification is kept that nobody reads. */
const keepMs = 365 * dayMs;

/** How many are deleted in one transaction, so that none of them holds its locks for long. */
const batchSize = 1_000;

/** Deletes old notifications. */
export const cleanUpNotifications = defineJob({
  name: 'notifications.clean-up',
  every: '1d',
  lane: 'exports',
  priority: -1,
  transactional: false,
  async run(ctx) {
    const now = ctx.clock.now().getTime();
    await deleteBefore(ctx, 'read_at', new Date(now - keepReadMs));
    await deleteBefore(ctx, 'created_at', new Date(now - keepMs));
  },
});

async function deleteBefore(ctx: Context, column: 'read_at' | 'created_at', moment: Date): Promise<void> {
  for (let deleted = batchSize; deleted === batchSize; )
    deleted = await inTransaction(ctx, ctx => deleteBatch(ctx, column, moment));
}

async function deleteBatch(ctx: Context, column: 'read_at' | 'created_at', moment: Date): Promise<number> {
  const by = rawSql(column);
  const old = await query<{ id: string }>(
    ctx,
    sql`/* notifications.old */ select id from notification where ${by} < ${moment} order by ${by}${rawSql(` limit ${batchSize}`)}`,
  );
  await ctx.em.nativeDelete(Notification, { id: { $in: old.map(({ id }) => id) } });
  return old.length;
}
