import { randomUUID } from 'node:crypto';
import type { FastifyBaseLogger } from 'fastify';
import type { Services } from '../context/services.ts';
import { query } from '../database/rows.ts';
import { claimJobs } from './claim-jobs.ts';
import { workerContext } from './job-context.ts';
import { jobRegistry } from './job-registry.ts';
import { endLease } from './lease.ts';
import { queueDueSchedules } from './queue-due-schedules.ts';
import { releaseAbandoned } from './release-abandoned.ts';
import { runJob } from './run-job.ts';
import { Slots } from './slots.ts';

/** Runs the jobs that are due, and those that they queue, until none is due. Returns how many were run. */
export async function runDueJobs(services: Services, log: FastifyBaseLogger): Promise<number> {
  const ctx = workerContext(services, log);
  const workerId = randomUUID();
  const slots = new Slots(services.get(jobRegistry).jobs);
  await queueDueSchedules(ctx);
  await releaseAbandoned(ctx, { workerId, runs: () => true, isSteady: true });
  let count = 0;
  for (;;) {
    const jobs = await claimJobs(ctx, workerId, slots.demand(services));
    await Promise.all(jobs.map(job => runJob(services, log, job)));
    count += jobs.length;
    if (jobs.length > 0) continue;
    await query(ctx, endLease(workerId));
    return count;
  }
}
