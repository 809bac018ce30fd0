import type { Context } from '../context/context.ts';
import { inTransaction } from '../context/in-transaction.ts';
import type { ClaimedJob } from './claimed-job.ts';
import type { Job } from './define-job.ts';
import type { JobResult } from './jobs.metrics.ts';
import { PermanentError } from './permanent-error.ts';
import { PostponedError } from './postponed-error.ts';
import { QueuedJob } from './queued-job.entity.ts';

export const maxAttempts = 10;

const firstPauseMs = 5_000;
const longestPauseMs = 3_600_000;
const maxErrorLength = 1_000;

/** The pause after this many attempts: twice as long each time, and partly random, so that jobs that failed together spread. */
export function pauseMs(attempts: number, random = Math.random()): number {
  const full = Math.min(longestPauseMs, firstPauseMs * 2 ** attempts);
  return Math.round(full * (0.5 + random / 2));
}

/** Records that an attempt failed: the job waits for the next one, or is dead. A postponed one waits for the same attempt. Returns which. */
export async function recordFailure(
  ctx: Context,
  definition: Job,
  job: ClaimedJob,
  error: unknown,
): Promise<JobResult> {
  const isCounted = !(error instanceof PostponedError);
  const isFinal = isCounted && (error instanceof PermanentError || job.attempts >= maxAttempts);
  const attempts = isCounted ? Math.min(job.attempts, maxAttempts) : job.attempts - 1;
  const delayMs = isCounted ? pauseMs(attempts) : error.delayMs;
  const message = messageOf(error);
  await inTransaction(ctx, async ctx => {
    const now = ctx.clock.now();
    const { id, leaseToken } = job;
    const changed = await ctx.em.nativeUpdate(
      QueuedJob,
      { id, leaseToken },
      {
        status: isFinal ? 'DEAD' : 'WAITING',
        attempts,
        runAt: new Date(now.getTime() + delayMs),
        workerId: null,
        leaseToken: null,
        lastError: message,
        failedAt: now,
      },
    );
    if (changed === 1) await definition.failed?.(ctx, job.payload, { message, isFinal, isCounted });
  });
  const details = { err: error, attempts, jobId: job.id };
  if (isFinal) ctx.log.error(details, `The job ${job.name} failed for good.`);
  else if (isCounted) ctx.log.warn(details, `The job ${job.name} failed and will be tried again.`);
  else ctx.log.debug(details, `The job ${job.name} waits for what it needs.`);
  if (isFinal) return 'DEAD';
  return isCounted ? 'RETRY' : 'POSTPONED';
}

function messageOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message
    .replace(/[^\P{Cc}\n]+/gu, ' ')
    .slice(0, maxErrorLength)
    .toWellFormed();
}
