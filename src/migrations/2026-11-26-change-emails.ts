import type { Migration } from '../platform/database/migrations/migration.ts';

/** Changes of email addresses, which are confirmed at the new address. */
export const changeEmails: Migration = {
  name: '2026-11-26-change-emails',
  mysql: [
    `create table \`email_change\` (
      \`id\` varchar(48) collate ascii_bin not null,
      \`created_at\` datetime(3) not null,
      \`updated_at\` datetime(3) not null,
      \`deleted_at\` datetime(3) null,
      \`version\` int not null default 1,
      \`user_id\` varchar(48) collate ascii_bin not null,
      \`old_email\` varchar(254) not null,
      \`was_confirmed\` tinyint(1) not null,
      \`new_email\` varchar(254) not null,
      \`expires_at\` datetime(3) not null,
      \`confirmed_at\` datetime(3) null,
      primary key (\`id\`)
    ) default character set utf8mb4 collate utf8mb4_unicode_520_ci engine = InnoDB`,
    'alter table `email_change` add index `email_change_user_id_index` (`user_id`)',
    'alter table `email_change` add index `email_change_expires_at_index` (`expires_at`)',
    'alter table `email_change` add constraint `email_change_user_id_foreign` foreign key (`user_id`) references `user` (`id`) on update restrict on delete cascade',
  ],
  sqlite: [
    `create table \`email_change\` (
      \`id\` text not null primary key,
      \`created_at\` datetime not null,
      \`updated_at\` datetime not null,
      \`deleted_at\` datetime null,
      \`version\` integer not null default 1,
      \`user_id\` text not null,
      \`old_email\` text collate nocase not null,
      \`was_confirmed\` integer not null,
      \`new_email\` text collate nocase not null,
      \`expires_at\` datetime not null,
      \`confirmed_at\` datetime null,
      constraint \`email_change_user_id_foreign\` foreign key (\`user_id\`) references \`user\` (\`id\`) on update restrict on delete cascade
    )`,
    'create index `email_change_expires_at_index` on `email_change` (`expires_at`)',
    'create index `email_change_user_id_index` on `email_change` (`user_id`)',
  ],
};
