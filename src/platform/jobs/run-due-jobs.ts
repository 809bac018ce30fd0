import type { FastifyBaseLogger } from 'fastify';
import type { Services } from '../context/services.ts';
import { claimJobs } from './claim-jobs.ts';
import { jobContext } from './job-context.ts';
import { jobRegistry } from './job-registry.ts';
import { queueDueSchedules } from './queue-due-schedules.ts';
import { runJob } from './run-job.ts';
import { Slots } from './slots.ts';

/** Runs the jobs that are due, and those that they queue, until none is due. Returns how many were run. */
export async function runDueJobs(services: Services, log: FastifyBaseLogger): Promise<number> {
  const ctx = jobContext(services, log, 'worker');
  await queueDueSchedules(ctx);
  const lanes = new Slots(services.get(jobRegistry).jobs).demand();
  let count = 0;
  for (;;) {
    const jobs = await claimJobs(ctx, lanes);
    if (jobs.length === 0) return count;
    await Promise.all(jobs.map(job => runJob(services, log, job)));
    count += jobs.length;
  }
}
