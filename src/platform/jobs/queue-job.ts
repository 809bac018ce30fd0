import type { Context } from '../context/context.ts';
import { TransactionKey } from '../context/transaction.ts';
import { bulkInsert } from '../database/bulk.ts';
import { newId } from '../lib/typed-id.ts';
import { tracing } from '../tracing/tracing.ts';
import { jobRegistry } from './job-registry.ts';
import { QueuedJob } from './queued-job.entity.ts';

const rowsPerStatement = 500;

// The jobs of a transaction are written at its end, many in one statement.
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
  ctx.beforeCommit(queued, writeQueuedJobs);
  const jobs = ctx.services.get(jobRegistry);
  ctx.afterCommit(jobs, () => jobs.wake());
}

/** Writes the jobs that the running transaction has queued so far, for one that queues more than fit into memory. */
export async function writeQueuedJobs(ctx: Context): Promise<void> {
  const jobs = ctx.ofTransaction(queued);
  while (jobs.length > 0) await bulkInsert(ctx, QueuedJob, jobs.splice(0, rowsPerStatement));
}
