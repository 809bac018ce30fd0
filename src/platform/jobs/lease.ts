import type { Context } from '../context/context.ts';
import { sql } from '../database/sql.ts';
import type { ClaimedJob } from './claimed-job.ts';

/** How long a job belongs to the worker that claimed it, unless that renews the lease. */
export const leaseMs = 60_000;

const renewEveryMs = 20_000;

/** The lease of this worker ended, and another one has claimed the job. */
export class LeaseLost extends Error {
  override readonly name = 'LeaseLost';
}

export function leaseEnd(ctx: Context): Date {
  return new Date(ctx.clock.now().getTime() + leaseMs);
}

/** Keeps a job for this worker while `work` lasts. */
export async function withLease(ctx: Context, job: ClaimedJob, work: () => Promise<unknown>): Promise<void> {
  let renewal = Promise.resolve();
  const timer = setInterval(() => {
    renewal = renewal.then(() => renew(ctx, job));
  }, renewEveryMs);
  try {
    await work();
  } finally {
    clearInterval(timer);
    await renewal;
  }
}

async function renew(ctx: Context, { id, leaseToken }: ClaimedJob): Promise<void> {
  try {
    await ctx.database.db.run(
      sql`/* jobs.renewLease */ update job set run_at = ${leaseEnd(ctx)} where id = ${id} and lease_token = ${leaseToken}`,
    );
  } catch (error) {
    // There are two more renewals before the lease ends.
    ctx.log.warn({ err: error }, 'The lease of a job could not be renewed.');
  }
}
