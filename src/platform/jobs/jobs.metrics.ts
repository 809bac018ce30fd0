import { defineCounter, defineGauge, defineHistogram, workBuckets } from '../metrics/define-metric.ts';
import { lanes } from './lanes.ts';
import { queueFigures } from './queue-figures.ts';

const lane = Object.keys(lanes) as (keyof typeof lanes)[];

/** How an attempt to run a job ended. */
export const jobResults = ['DONE', 'RETRY', 'POSTPONED', 'DEAD', 'LOST'] as const;
export type JobResult = (typeof jobResults)[number];

export const jobsFinished = defineCounter({
  name: 'tradepost_jobs_finished_total',
  help: 'Attempts to run a job by their result: `DONE`, `RETRY` (failed, tried again), `POSTPONED` (what it needs is away), `DEAD` (failed for good), `LOST` (another worker took it over).',
  labels: { name: { atMost: 200 }, lane, result: jobResults },
});

export const jobSeconds = defineHistogram({
  name: 'tradepost_job_seconds',
  help: 'Time of an attempt to run a job.',
  labels: { lane },
  buckets: workBuckets,
});

const jobsDue = defineGauge({
  name: 'tradepost_store_jobs_due',
  help: 'Jobs of the store that are due and wait for a worker, up to 10,000 a lane.',
  labels: { lane },
  read: async services =>
    (await queueFigures(services)).lanes.map(({ lane, due }) => ({ labels: { lane }, value: due })),
});

const oldestDue = defineGauge({
  name: 'tradepost_store_jobs_oldest_due_seconds',
  help: 'For how long the oldest due job of the lane has been waiting for a worker; 0 when none waits.',
  labels: { lane },
  read: async services =>
    (await queueFigures(services)).lanes.map(({ lane, oldestDueMs }) => ({
      labels: { lane },
      value: oldestDueMs / 1_000,
    })),
});

const jobsDead = defineGauge({
  name: 'tradepost_store_jobs_dead',
  help: 'Jobs of the store that failed for good and wait for `retryDeadJob` or `discardDeadJob`, up to 10,000.',
  labels: {},
  read: async services => [{ value: (await queueFigures(services)).dead }],
});

const workersAlive = defineGauge({
  name: 'tradepost_store_workers',
  help: 'Workers of the store whose lease has not ended.',
  labels: {},
  read: async services => [{ value: (await queueFigures(services)).workers }],
});

const isReadable = defineGauge({
  name: 'tradepost_store_readable',
  help: '1 if the figures of the store could be read from the database within two seconds, else 0; the other `tradepost_store_…` are absent then.',
  labels: {},
  read: async services => [
    {
      value: await queueFigures(services).then(
        () => 1,
        () => 0,
      ),
    },
  ],
});

export const jobMetrics = [jobsFinished, jobSeconds, jobsDue, oldestDue, jobsDead, workersAlive, isReadable];
