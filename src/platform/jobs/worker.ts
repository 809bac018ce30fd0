import { randomUUID } from 'node:crypto';
import type { FastifyBaseLogger } from 'fastify';
import type { Services } from '../context/services.ts';
import { Outage } from '../lib/outage.ts';
import { claimJobs } from './claim-jobs.ts';
import type { ClaimedJob } from './claimed-job.ts';
import { Heartbeat } from './heartbeat.ts';
import { workerContext } from './job-context.ts';
import { jobRegistry } from './job-registry.ts';
import { queueDueSchedules } from './queue-due-schedules.ts';
import { releaseAbandoned } from './release-abandoned.ts';
import { runJob } from './run-job.ts';
import { Slots } from './slots.ts';
import { WakeSignal } from './wake-signal.ts';

export interface Worker {
  /** Claims no more jobs, and lets those that run finish. */
  stop(): Promise<void>;
}

/** How long an idle worker sleeps. Jobs that its own process queues wake it earlier. */
const idleMs = 1_000;

/** Runs jobs as they become due. Any number of processes may do so on one database. */
export function startWorker(services: Services, log: FastifyBaseLogger): Worker {
  const ctx = workerContext(services, log);
  const workerId = randomUUID();
  const heartbeat = new Heartbeat(services, workerId, log);
  const running = new Map<string, Promise<void>>();
  const slots = new Slots(services.get(jobRegistry).jobs);
  const outage = new Outage<'database'>(log, {
    begin: 'The worker cannot look for jobs; trying again.',
    end: 'The worker finds jobs again.',
  });
  const wakeSignal = new WakeSignal();
  const endListening = services.get(jobRegistry).onWake(() => wakeSignal.notify());
  let isStopping = false;
  let roundsAt = 0;

  async function work(): Promise<void> {
    while (!isStopping) {
      try {
        const count = await takeJobs();
        outage.recover('database');
        if (count === 0) await wakeSignal.wait(idleMs);
      } catch (error) {
        outage.fail('database', error);
        await wakeSignal.wait(idleMs);
      }
    }
    await Promise.all(running.values());
    await heartbeat.stop();
  }

  async function takeJobs(): Promise<number> {
    if (performance.now() >= roundsAt) {
      await queueDueSchedules(ctx);
      await releaseAbandoned(ctx, {
        workerId,
        runs: job => running.has(claimOf(job)),
        isSteady: heartbeat.isSteady,
      });
      roundsAt = performance.now() + idleMs;
    }
    const jobs = await claimJobs(ctx, workerId, slots.demand(services));
    for (const job of jobs) {
      slots.take(job.name);
      const run = runJob(services, log, job).finally(() => {
        slots.free(job.name);
        running.delete(claimOf(job));
        wakeSignal.notify();
      });
      running.set(claimOf(job), run);
    }
    return jobs.length;
  }

  heartbeat.start();
  const ended = work();
  return {
    async stop() {
      isStopping = true;
      wakeSignal.notify();
      endListening();
      await ended;
    },
  };
}

/** Identifies a claim: the same job may be claimed again while an earlier claim of it, which was lost, still runs. */
function claimOf({ id, leaseToken }: Pick<ClaimedJob, 'id' | 'leaseToken'>): string {
  return `${id} ${leaseToken}`;
}
