import { randomUUID } from 'node:crypto';
import type { Context } from '../context/context.ts';
import { inTransaction } from '../context/in-transaction.ts';
import { query, type Row, selectionOf, selectRows } from '../database/rows.ts';
import { listSql, rawSql, sql } from '../database/sql.ts';
import type { ClaimedJob } from './claimed-job.ts';
import { jobRegistry } from './job-registry.ts';
import { leaseEnd } from './lease.ts';
import { QueuedJob } from './queued-job.entity.ts';

/** More than any worker takes at once, so that several of them find work side by side. */
const maxCandidates = 100;

/**
 * Takes up to `limit` jobs that are due, so that no other worker has them until the lease ends. A job of a name that
 * this process does not know is left to those that do, such as an older or newer version.
 */
export async function claimJobs(ctx: Context, limit: number): Promise<ClaimedJob[]> {
  const { db } = ctx.database;
  const { names } = ctx.services.get(jobRegistry);
  const now = ctx.clock.now();
  // The search reads without locks, and the rows are then locked by their ids: a locking search would also lock the
  // gaps of its index, where others are adding jobs meanwhile. `coalesce` keeps the second one from that index.
  const candidates = await db.run<{ id: string }>(
    sql`/* outbox.dueJobs */ select id from job where status = 'WAITING' and run_at <= ${now} and name in (${listSql(names)}) order by run_at limit ${rawSql(String(maxCandidates))}`,
  );
  if (candidates.length === 0) return [];
  const ids = listSql(candidates.map(({ id }) => id));
  return inTransaction(ctx, async ctx => {
    const selection = selectionOf(db, QueuedJob, ['name', 'payload', 'attempts']);
    const free: Pick<Row<QueuedJob>, 'id' | 'name' | 'payload' | 'attempts'>[] = await selectRows<QueuedJob>(
      ctx,
      selection,
      sql`/* outbox.claimJobs */ select ${rawSql(selection.text)} from job as t where t.id in (${ids}) and coalesce(t.status, '') = 'WAITING' and t.run_at <= ${now} limit ${rawSql(String(limit))}${db.dialect.skipLocked}`,
    );
    if (free.length === 0) return [];
    const leaseToken = randomUUID();
    await query(
      ctx,
      sql`/* outbox.leaseJobs */ update job set lease_token = ${leaseToken}, run_at = ${leaseEnd(ctx)}, attempts = attempts + 1 where id in (${listSql(free.map(({ id }) => id))})`,
    );
    return free.map(({ id, name, payload, attempts }) => ({
      id,
      name,
      payload,
      attempts: attempts + 1,
      leaseToken,
    }));
  });
}
