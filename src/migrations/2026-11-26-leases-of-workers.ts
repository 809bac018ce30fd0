import type { Migration } from '../platform/database/migrations/migration.ts';

/** The lease of a worker on its jobs, in a row of its own, and which worker has a job. */
export const leasesOfWorkers: Migration = {
  name: '2026-11-26-leases-of-workers',
  mysql: [
    `create table \`job_worker\` (
      \`id\` varchar(36) collate ascii_bin not null,
      \`alive_until\` datetime(3) not null,
      primary key (\`id\`)
    ) default character set utf8mb4 collate utf8mb4_unicode_520_ci engine = InnoDB`,
    'alter table `job` add `worker_id` varchar(36) collate ascii_bin null',
  ],
  sqlite: [
    `create table \`job_worker\` (
      \`id\` text not null primary key,
      \`alive_until\` datetime not null
    )`,
    'alter table `job` add column `worker_id` text null',
  ],
};
