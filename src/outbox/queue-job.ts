import type { Context } from '../context.ts';
import { QueuedJob } from './queued-job.entity.ts';

/** Queues a job in the running transaction, and wakes the worker of this process once that is committed. */
export function queueJob(ctx: Context, name: string, payload: object, delayMs = 0): void {
  const runAt = new Date(ctx.clock.now().getTime() + delayMs);
  ctx.em.create(QueuedJob, { name, payload, runAt } as never);
  const { jobs } = ctx.services;
  ctx.afterCommit(jobs, () => jobs.wake());
}
