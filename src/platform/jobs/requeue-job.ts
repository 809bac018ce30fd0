import type { Context } from '../context/context.ts';
import { query } from '../database/rows.ts';
import { joinSql, rawSql, sql } from '../database/sql.ts';
import { jobRegistry } from './job-registry.ts';
import { lockDeadJob } from './lock-dead-job.ts';
import type { QueuedJob } from './queued-job.entity.ts';

/** Makes a dead job due now, with the full number of attempts again. */
export function requeueJob(ctx: Context, job: QueuedJob): void {
  job.status = 'WAITING';
  job.attempts = 0;
  job.runAt = ctx.clock.now();
  const jobs = ctx.services.get(jobRegistry);
  ctx.afterCommit(jobs, () => jobs.wake());
}

/** Requeues the dead job with this name and payload. Returns whether there was one. */
export async function requeueDeadJob(
  ctx: Context,
  name: string,
  payload: Readonly<Record<string, string>>,
): Promise<boolean> {
  const { dialect } = ctx.database.db;
  const conditions = Object.entries(payload).map(([key, value]) =>
    dialect.jsonEquals(rawSql('payload'), `$.${key}`, value),
  );
  const [found] = await query<{ id: string }>(
    ctx,
    sql`/* jobs.findDead */ select id from job where name = ${name} and status = 'DEAD' and ${joinSql(conditions, ' and ')} limit 1`,
  );
  if (!found) return false;
  requeueJob(ctx, await lockDeadJob(ctx, found.id));
  return true;
}
