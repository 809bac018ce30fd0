import type { EntityManager } from '@mikro-orm/core';
import type { Context } from '../context/context.ts';
import { bulkInsert } from '../database/bulk.ts';
import { newId } from '../lib/typed-id.ts';
import { QueuedJob } from './queued-job.entity.ts';

// Jobs of a transaction are written together at its end: one statement, however many there are.
const queued = new WeakMap<EntityManager, Partial<QueuedJob>[]>();

/** Queues a job in the running transaction, and wakes the worker of this process once that is committed. */
export function queueJob(ctx: Context, name: string, payload: object, delayMs = 0): void {
  const now = ctx.clock.now();
  const job = {
    id: newId(QueuedJob.idPrefix),
    createdAt: now,
    updatedAt: now,
    version: 1,
    name,
    payload,
    status: 'WAITING',
    runAt: new Date(now.getTime() + delayMs),
    attempts: 0,
  } as const;
  const earlier = queued.get(ctx.em);
  if (earlier) earlier.push(job);
  else queued.set(ctx.em, [job]);
  ctx.beforeCommit(queued, writeJobs);
  const { jobs } = ctx.services;
  ctx.afterCommit(jobs, () => jobs.wake());
}

async function writeJobs(ctx: Context): Promise<void> {
  const jobs = queued.get(ctx.em) ?? [];
  queued.delete(ctx.em);
  await bulkInsert(ctx, QueuedJob, jobs);
}
