import type { Context } from '../context/context.ts';
import { TransactionKey } from '../context/transaction.ts';
import { bulkInsert } from '../database/bulk.ts';
import { newId } from '../lib/typed-id.ts';
import { tracing } from '../tracing/tracing.ts';
import { jobRegistry } from './job-registry.ts';
import { QueuedJob } from './queued-job.entity.ts';

// The jobs of a transaction are written at its end, all in one statement.
const queued = new TransactionKey<Partial<QueuedJob>[]>(() => []);

/** Queues a job in the running transaction, and wakes the worker of this process after the commit. */
export function queueJob(ctx: Context, name: string, payload: object, delayMs = 0): void {
  const now = ctx.clock.now();
  ctx.ofTransaction(queued).push({
    id: newId(QueuedJob.idPrefix),
    createdAt: now,
    updatedAt: now,
    version: 1,
    name,
    payload,
    status: 'WAITING',
    runAt: new Date(now.getTime() + delayMs),
    attempts: 0,
    traceParent: ctx.services.find(tracing)?.traceParent ?? null,
  });
  ctx.beforeCommit(queued, ctx => bulkInsert(ctx, QueuedJob, ctx.ofTransaction(queued).splice(0)));
  const jobs = ctx.services.get(jobRegistry);
  ctx.afterCommit(jobs, () => jobs.wake());
}
