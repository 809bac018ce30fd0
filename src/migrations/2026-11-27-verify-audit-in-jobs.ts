import type { Migration } from '../platform/database/migrations/migration.ts';

/** Verifications of the audit log that run in the background, with what they found. */
export const verifyAuditInJobs: Migration = {
  name: '2026-11-27-verify-audit-in-jobs',
  mysql: [
    `create table \`audit_verification\` (
      \`id\` varchar(48) collate ascii_bin not null,
      \`created_at\` datetime(3) not null,
      \`updated_at\` datetime(3) not null,
      \`deleted_at\` datetime(3) null,
      \`version\` int not null default 1,
      \`started_by_id\` varchar(48) collate ascii_bin not null,
      \`status\` varchar(10) not null default 'QUEUED',
      \`open_slot\` int null default 1,
      \`total_entries\` int null,
      \`checked_entries\` int not null default 0,
      \`result\` json null,
      \`checkpoint\` json null,
      \`failure_message\` varchar(500) null,
      \`run_token\` varchar(36) collate ascii_bin null,
      \`attempts\` int not null default 0,
      \`started_at\` datetime(3) null,
      \`finished_at\` datetime(3) null,
      primary key (\`id\`)
    ) default character set utf8mb4 collate utf8mb4_unicode_520_ci engine = InnoDB`,
    'alter table `audit_verification` add index `audit_verification_created_at_index` (`created_at`)',
    'alter table `audit_verification` add unique `audit_verification_open_slot_unique` (`open_slot`)',
  ],
  sqlite: [
    `create table \`audit_verification\` (
      \`id\` text not null primary key,
      \`created_at\` datetime not null,
      \`updated_at\` datetime not null,
      \`deleted_at\` datetime null,
      \`version\` integer not null default 1,
      \`started_by_id\` text not null,
      \`status\` text collate nocase not null default 'QUEUED',
      \`open_slot\` integer null default 1,
      \`total_entries\` integer null,
      \`checked_entries\` integer not null default 0,
      \`result\` json null,
      \`checkpoint\` json null,
      \`failure_message\` text collate nocase null,
      \`run_token\` text null,
      \`attempts\` integer not null default 0,
      \`started_at\` datetime null,
      \`finished_at\` datetime null
    )`,
    'create index `audit_verification_created_at_index` on `audit_verification` (`created_at`)',
    'create unique index `audit_verification_open_slot_unique` on `audit_verification` (`open_slot`)',
  ],
};
