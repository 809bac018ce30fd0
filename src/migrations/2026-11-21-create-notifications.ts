import type { Migration } from '../platform/database/migrations/migration.ts';

/** Notifications, and how people want to get them. */
export const createNotifications: Migration = {
  name: '2026-11-21-create-notifications',
  mysql: [
    `create table \`notification_preference\` (
      \`id\` varchar(48) collate ascii_bin not null,
      \`created_at\` datetime(3) not null,
      \`updated_at\` datetime(3) not null,
      \`deleted_at\` datetime(3) null,
      \`version\` int not null default 1,
      \`user_id\` varchar(48) collate ascii_bin not null,
      \`kind\` varchar(30) not null,
      \`channel\` varchar(10) not null,
      primary key (\`id\`)
    ) default character set utf8mb4 collate utf8mb4_unicode_520_ci engine = InnoDB`,
    `alter table \`notification_preference\` add index \`notification_preference_user_id_index\` (\`user_id\`)`,
    `alter table \`notification_preference\` add unique \`notification_preference_user_id_kind_unique\` (\`user_id\`, \`kind\`)`,
    `create table \`notification\` (
      \`id\` varchar(48) collate ascii_bin not null,
      \`created_at\` datetime(3) not null,
      \`updated_at\` datetime(3) not null,
      \`deleted_at\` datetime(3) null,
      \`version\` int not null default 1,
      \`user_id\` varchar(48) collate ascii_bin not null,
      \`kind\` varchar(30) not null,
      \`message\` varchar(500) not null,
      \`target_id\` varchar(48) collate ascii_bin null,
      \`read_at\` datetime(3) null,
      primary key (\`id\`)
    ) default character set utf8mb4 collate utf8mb4_unicode_520_ci engine = InnoDB`,
    `alter table \`notification\` add index \`notification_user_id_index\` (\`user_id\`)`,
    `alter table \`notification\` add index \`notification_user_id_read_at_index\` (\`user_id\`, \`read_at\`)`,
    `alter table \`notification\` add index \`notification_user_id_created_at_index\` (\`user_id\`, \`created_at\`)`,
    `alter table \`notification_preference\` add constraint \`notification_preference_user_id_foreign\` foreign key (\`user_id\`) references \`user\` (\`id\`) on update restrict on delete cascade`,
    `alter table \`notification\` add constraint \`notification_user_id_foreign\` foreign key (\`user_id\`) references \`user\` (\`id\`) on update restrict on delete cascade`,
  ],
  sqlite: [
    `create table \`notification_preference\` (
      \`id\` text not null primary key,
      \`created_at\` datetime not null,
      \`updated_at\` datetime not null,
      \`deleted_at\` datetime null,
      \`version\` integer not null default 1,
      \`user_id\` text not null,
      \`kind\` text collate nocase not null,
      \`channel\` text collate nocase not null,
      constraint \`notification_preference_user_id_foreign\` foreign key (\`user_id\`) references \`user\` (\`id\`) on update restrict on delete cascade
    )`,
    'create index `notification_preference_user_id_index` on `notification_preference` (`user_id`)',
    'create unique index `notification_preference_user_id_kind_unique` on `notification_preference` (`user_id`, `kind`)',
    `create table \`notification\` (
      \`id\` text not null primary key,
      \`created_at\` datetime not null,
      \`updated_at\` datetime not null,
      \`deleted_at\` datetime null,
      \`version\` integer not null default 1,
      \`user_id\` text not null,
      \`kind\` text collate nocase not null,
      \`message\` text collate nocase not null,
      \`target_id\` text null,
      \`read_at\` datetime null,
      constraint \`notification_user_id_foreign\` foreign key (\`user_id\`) references \`user\` (\`id\`) on update restrict on delete cascade
    )`,
    'create index `notification_user_id_index` on `notification` (`user_id`)',
    'create index `notification_user_id_read_at_index` on `notification` (`user_id`, `read_at`)',
    'create index `notification_user_id_created_at_index` on `notification` (`user_id`, `created_at`)',
  ],
};
