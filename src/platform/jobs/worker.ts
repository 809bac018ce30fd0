import type { FastifyBaseLogger } from 'fastify';
import type { Services } from '../context/services.ts';
import { claimJobs } from './claim-jobs.ts';
import { jobContext } from './job-context.ts';
import { jobRegistry } from './job-registry.ts';
import { queueDueSchedules } from './queue-due-schedules.ts';
import { runJob } from './run-job.ts';
import { Alarm } from './wake-signal.ts';

export interface Worker {
  /** Takes no more jobs, and lets those that run finish. */
  stop(): Promise<void>;
}

/** How many jobs one process runs at a time. */
export const concurrency = 4;

/** How long an idle worker sleeps. What this process itself emits wakes it before. */
const idleMs = 1_000;

/** Does the jobs as they come due. Any number of processes may do so on one database. */
export function startWorker(services: Services, log: FastifyBaseLogger): Worker {
  const ctx = jobContext(services, log, 'worker');
  const running = new Set<Promise<void>>();
  const alarm = new Alarm();
  const endListening = services.get(jobRegistry).onWake(() => alarm.ring());
  let isStopping = false;
  let schedulesAt = 0;

  async function work(): Promise<void> {
    while (!isStopping) {
      try {
        if ((await takeJobs()) === 0) await alarm.wait(idleMs);
      } catch (error) {
        log.error({ err: error }, 'The worker could not look for jobs; trying again.');
        await alarm.wait(idleMs);
      }
    }
    await Promise.all(running);
  }

  async function takeJobs(): Promise<number> {
    if (performance.now() >= schedulesAt) {
      await queueDueSchedules(ctx);
      schedulesAt = performance.now() + idleMs;
    }
    const free = concurrency - running.size;
    const jobs = free > 0 ? await claimJobs(ctx, free) : [];
    for (const job of jobs) {
      const run = runJob(services, log, job).finally(() => {
        running.delete(run);
        alarm.ring();
      });
      running.add(run);
    }
    return jobs.length;
  }

  const ended = work();
  return {
    async stop() {
      isStopping = true;
      alarm.ring();
      endListening();
      await ended;
    },
  };
}
