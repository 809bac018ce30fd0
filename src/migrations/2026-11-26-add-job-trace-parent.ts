import type { Migration } from '../platform/database/migrations/migration.ts';

/** The trace of the request that queued a job. */
export const addJobTraceParent: Migration = {
  name: '2026-11-26-add-job-trace-parent',
  mysql: ['alter table `job` add `trace_parent` varchar(55) null'],
  sqlite: ['alter table `job` add column `trace_parent` text collate nocase null'],
};
