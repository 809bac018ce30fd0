import type { Context } from '../context/context.ts';
import { inTransaction } from '../context/in-transaction.ts';
import { query } from '../database/rows.ts';
import { sql } from '../database/sql.ts';
import { jobRegistry } from './job-registry.ts';

/** Makes one job of this name due now, of those that were queued for later and not begun yet: the one that is due next. */
export async function hastenJob(ctx: Context, name: string): Promise<void> {
  await inTransaction(ctx, async ctx => {
    const now = ctx.clock.now();
    const [next] = await query<{ id: string }>(
      ctx,
      sql`/* outbox.nextJob */ select id from job where name = ${name} and status = 'WAITING' and attempts = 0 and run_at > ${now} order by run_at limit 1`,
    );
    if (!next) return;
    // Another worker may have begun it meanwhile, and then its time is the end of a lease.
    await query(
      ctx,
      sql`/* outbox.hastenJob */ update job set run_at = ${now} where id = ${next.id} and status = 'WAITING' and attempts = 0`,
    );
    const jobs = ctx.services.get(jobRegistry);
    ctx.afterCommit(jobs, () => jobs.wake());
  });
}
