import { setTimeout as sleep } from 'node:timers/promises';
import type { Context } from '../context/context.ts';
import { LeaseLost } from './lease.ts';
import { PermanentError } from './permanent-error.ts';

const keepTryingMs = 300_000;
const firstPauseMs = 100;
/** Shorter than the time that workers leave one another after an outage, so that nobody else takes the job meanwhile. */
const longestPauseMs = 1_000;

/**
 * Records the end of a job, and tries for five minutes while that fails: what the job did outside of the database has
 * happened, and an outage of the database must not make it happen twice.
 */
export async function keepTrying<T>(ctx: Context, work: () => Promise<T>): Promise<T> {
  const until = performance.now() + keepTryingMs;
  for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(pauseMs * 2, longestPauseMs)) {
    try {
      return await work();
    } catch (error) {
      const isHopeless = error instanceof LeaseLost || error instanceof PermanentError;
      if (isHopeless || performance.now() > until) throw error;
      if (pauseMs === firstPauseMs)
        ctx.log.warn({ err: error }, 'The end of a job could not be recorded; trying again.');
      await sleep(pauseMs);
    }
  }
}
