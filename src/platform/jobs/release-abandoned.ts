import type { Context } from '../context/context.ts';
import { inTransaction } from '../context/in-transaction.ts';
import { query } from '../database/rows.ts';
import { joinSql, listSql, sql } from '../database/sql.ts';

interface RunningJob {
  readonly id: string;
  readonly workerId: string;
  readonly leaseToken: string;
  /** Null when the worker is not known any more. */
  readonly aliveUntil: string | number | null;
}

/** The worker that looks, and what it knows. */
export interface Observer {
  readonly workerId: string;
  /** Whether this worker runs the job. */
  readonly runs: (job: { readonly id: string; readonly leaseToken: string }) => boolean;
  /** Whether it may judge that others are dead. */
  readonly isSteady: boolean;
}

/**
 * Puts jobs back into the queue that nobody works on: those of dead workers, and those that count as this worker's but of
 * which it does not know, since the answer to its claim was lost. Returns how many.
 */
export async function releaseAbandoned(ctx: Context, observer: Observer): Promise<number> {
  const { dialect } = ctx.database.db;
  const running = await query<RunningJob>(
    ctx,
    sql`/* jobs.running */ select j.id as id, j.worker_id as workerId, j.lease_token as leaseToken, w.alive_until as aliveUntil from job as j left join job_worker as w on w.id = j.worker_id where j.status = 'RUNNING'`,
  );
  const now = ctx.clock.now();
  const isAbandoned = (job: RunningJob) =>
    job.workerId === observer.workerId
      ? !observer.runs(job)
      : observer.isSteady && (job.aliveUntil === null || dialect.readDate(job.aliveUntil) <= now);
  let count = 0;
  for (const [workerId, jobs] of Map.groupBy(running.filter(isAbandoned), job => job.workerId)) {
    const isDead = workerId !== observer.workerId && jobs[0]!.aliveUntil !== null;
    const released = await inTransaction(ctx, async ctx => {
      if (isDead && !(await bury(ctx, workerId, now))) return 0;
      return release(ctx, jobs);
    });
    if (released > 0)
      ctx.log.warn({ workerId, jobs: released }, 'Jobs of a worker that is gone are in the queue again.');
    count += released;
  }
  return count;
}

/**
 * Deletes the row of a dead worker. If it is alive and renews its lease at the same time, on whatever node of a cluster,
 * only one of the two changes of this row can be committed.
 */
async function bury(ctx: Context, workerId: string, now: Date): Promise<boolean> {
  const changed = await ctx.database.db.changeWithin(
    ctx.em,
    sql`/* jobs.buryWorker */ delete from job_worker where id = ${workerId} and alive_until <= ${now}`,
  );
  return changed === 1;
}

/** A job that is locked is still running in a transaction, so it is left alone. */
async function release(ctx: Context, jobs: readonly RunningJob[]): Promise<number> {
  const { db } = ctx.database;
  const same = jobs.map(({ id, leaseToken }) => sql`(id = ${id} and lease_token = ${leaseToken})`);
  const free = await query<{ id: string }>(
    ctx,
    sql`/* jobs.abandoned */ select id from job where id in (${listSql(jobs.map(({ id }) => id))}) and (${joinSql(same, ' or ')})${db.dialect.skipLocked}`,
  );
  if (free.length === 0) return 0;
  return db.changeWithin(
    ctx.em,
    sql`/* jobs.release */ update job set status = 'WAITING', worker_id = null, lease_token = null where id in (${listSql(free.map(({ id }) => id))})`,
  );
}
