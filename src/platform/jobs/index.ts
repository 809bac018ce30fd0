import type { Manifest } from '../manifest.ts';
import { JobSchedule } from './job-schedule.entity.ts';
import { JobWorker } from './job-worker.entity.ts';
import { jobMetrics } from './jobs.metrics.ts';
import { QueuedJob } from './queued-job.entity.ts';

export const jobs: Manifest = {
  name: 'jobs',
  entities: [QueuedJob, JobSchedule, JobWorker],
  metrics: jobMetrics,
};
