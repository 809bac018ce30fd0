import type { Migration } from '../platform/database/migrations/migration.ts';

/** Invitations of staff members, who get an account when they accept. */
export const inviteStaff: Migration = {
  name: '2026-11-26-invite-staff',
  mysql: [
    `create table \`staff_invitation\` (
      \`id\` varchar(48) collate ascii_bin not null,
      \`created_at\` datetime(3) not null,
      \`updated_at\` datetime(3) not null,
      \`deleted_at\` datetime(3) null,
      \`version\` int not null default 1,
      \`staff_member_id\` varchar(48) collate ascii_bin not null,
      \`email\` varchar(254) not null,
      \`email_key\` varchar(254) collate utf8mb4_bin not null,
      \`role_ids\` json not null,
      \`invited_by_id\` varchar(48) collate ascii_bin not null,
      \`invited_at\` datetime(3) not null,
      \`expires_at\` datetime(3) not null,
      \`token_hash\` varchar(43) collate ascii_bin null,
      \`revoked_at\` datetime(3) null,
      primary key (\`id\`)
    ) default character set utf8mb4 collate utf8mb4_unicode_520_ci engine = InnoDB`,
    'alter table `staff_invitation` add index `staff_invitation_staff_member_id_index` (`staff_member_id`)',
    'alter table `staff_invitation` add unique `staff_invitation_staff_member_id_unique` (`staff_member_id`)',
    'alter table `staff_invitation` add unique `staff_invitation_email_key_unique` (`email_key`)',
    'alter table `staff_invitation` add index `staff_invitation_invited_by_id_index` (`invited_by_id`)',
    'alter table `staff_invitation` add unique `staff_invitation_token_hash_unique` (`token_hash`)',
    'alter table `staff_invitation` add constraint `staff_invitation_staff_member_id_foreign` foreign key (`staff_member_id`) references `staff_member` (`id`) on update restrict on delete cascade',
    'alter table `staff_invitation` add constraint `staff_invitation_invited_by_id_foreign` foreign key (`invited_by_id`) references `user` (`id`) on update restrict on delete restrict',
  ],
  sqlite: [
    `create table \`staff_invitation\` (
      \`id\` text not null primary key,
      \`created_at\` datetime not null,
      \`updated_at\` datetime not null,
      \`deleted_at\` datetime null,
      \`version\` integer not null default 1,
      \`staff_member_id\` text not null,
      \`email\` text collate nocase not null,
      \`email_key\` text not null,
      \`role_ids\` json not null,
      \`invited_by_id\` text not null,
      \`invited_at\` datetime not null,
      \`expires_at\` datetime not null,
      \`token_hash\` text null,
      \`revoked_at\` datetime null,
      constraint \`staff_invitation_staff_member_id_foreign\` foreign key (\`staff_member_id\`) references \`staff_member\` (\`id\`) on update restrict on delete cascade,
      constraint \`staff_invitation_invited_by_id_foreign\` foreign key (\`invited_by_id\`) references \`user\` (\`id\`) on update restrict on delete restrict
    )`,
    'create index `staff_invitation_staff_member_id_index` on `staff_invitation` (`staff_member_id`)',
    'create unique index `staff_invitation_staff_member_id_unique` on `staff_invitation` (`staff_member_id`)',
    'create unique index `staff_invitation_email_key_unique` on `staff_invitation` (`email_key`)',
    'create index `staff_invitation_invited_by_id_index` on `staff_invitation` (`invited_by_id`)',
    'create unique index `staff_invitation_token_hash_unique` on `staff_invitation` (`token_hash`)',
  ],
};
