import type { Migration } from '../platform/database/migrations/migration.ts';

/** How far read replicas have come, and when a session last changed something. */
export const addHeartbeat: Migration = {
  name: '2026-11-26-add-heartbeat',
  mysql: [
    'create table `heartbeat` (`id` varchar(20) collate ascii_bin not null, `beat` int not null, primary key (`id`)) default character set utf8mb4 collate utf8mb4_unicode_520_ci engine = InnoDB',
    'alter table `session` add `wrote_at` datetime(3) null',
  ],
  sqlite: [
    `create table \`heartbeat\` (
      \`id\` text not null primary key,
      \`beat\` integer not null
    )`,
    'alter table `session` add column `wrote_at` datetime null',
  ],
};
