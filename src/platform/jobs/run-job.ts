import { LockMode } from '@mikro-orm/core';
import type { FastifyBaseLogger } from 'fastify';
import type { Context } from '../context/context.ts';
import { inTransaction } from '../context/in-transaction.ts';
import type { Services } from '../context/services.ts';
import { metricRegistry } from '../metrics/metric-registry.ts';
import type { ClaimedJob } from './claimed-job.ts';
import type { Job } from './define-job.ts';
import { maxAttempts, recordFailure } from './fail-job.ts';
import { jobContext } from './job-context.ts';
import { jobRegistry } from './job-registry.ts';
import { inSpanOf } from './job-span.ts';
import { type JobResult, jobSeconds, jobsFinished } from './jobs.metrics.ts';
import { keepTrying } from './keep-trying.ts';
import { LeaseLost } from './lease.ts';
import { PermanentError } from './permanent-error.ts';
import { QueuedJob } from './queued-job.entity.ts';

/** Runs a job that this worker has claimed, and records the outcome. Never throws. */
export async function runJob(services: Services, log: FastifyBaseLogger, job: ClaimedJob): Promise<void> {
  const definition = services.get(jobRegistry).find(job.name)!;
  const { name, lane } = definition;
  const start = performance.now();
  const result = await inSpanOf(services, log.child({ job: name }), job, log =>
    attempt(jobContext(services, log, `job:${job.id}`, lane), definition, job),
  );
  const metrics = services.get(metricRegistry);
  metrics.observe(jobSeconds, { lane }, (performance.now() - start) / 1_000);
  metrics.count(jobsFinished, { name, lane, result });
}

async function attempt(ctx: Context, definition: Job, job: ClaimedJob): Promise<JobResult> {
  try {
    // The last attempt was started too, and nobody ever recorded its end.
    if (job.attempts > maxAttempts) throw new PermanentError('The process that ran it died each time.');
    await (definition.transactional ? runInTransaction : runOutside)(ctx, definition, job);
    return 'DONE';
  } catch (error) {
    if (!(error instanceof LeaseLost)) return reportFailure(ctx, definition, job, error);
    ctx.log.warn(error.message);
    return 'LOST';
  }
}

/** The changes of the job and its own deletion are one transaction. */
async function runInTransaction(ctx: Context, definition: Job, job: ClaimedJob): Promise<void> {
  await inTransaction(ctx, async ctx => {
    const { id, leaseToken } = job;
    // The lock lasts as long as the work, so that nobody takes over the job even if this worker is taken for dead.
    const own = await ctx.em.findOne(
      QueuedJob,
      { id, leaseToken },
      { fields: ['id'], lockMode: LockMode.PESSIMISTIC_WRITE },
    );
    if (!own) throw leaseLost();
    await definition.run(ctx, job.payload);
    await finish(ctx, definition, job);
  });
}

async function runOutside(ctx: Context, definition: Job, job: ClaimedJob): Promise<void> {
  await definition.run(ctx, job.payload);
  await keepTrying(ctx, () => inTransaction(ctx, ctx => finish(ctx, definition, job)));
}

/** @throws LeaseLost when another worker has taken over the job meanwhile */
async function finish(ctx: Context, definition: Job, { id, leaseToken, payload }: ClaimedJob): Promise<void> {
  await definition.done?.(ctx, payload);
  const deleted = await ctx.em.nativeDelete(QueuedJob, { id, leaseToken });
  if (deleted !== 1) throw leaseLost();
}

async function reportFailure(
  ctx: Context,
  definition: Job,
  job: ClaimedJob,
  error: unknown,
): Promise<JobResult> {
  try {
    return await keepTrying(ctx, () => recordFailure(ctx, definition, job, error));
  } catch (second) {
    // The worker then finds that it has a job that it does not run, and puts it back into the queue.
    ctx.log.error({ err: second, cause: error }, 'A job failed, and the failure could not be recorded.');
    return 'LOST';
  }
}

function leaseLost(): LeaseLost {
  return new LeaseLost('Another worker has taken over this job; its result in this worker is dropped.');
}
