import { Migration } from '@mikro-orm/migrations';

/** Invitations of staff members, who get an account when they accept. */
export class InviteStaff extends Migration {
  override up(): void {
    this.addSql(`create table \`staff_invitation\` (
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
    ) default character set utf8mb4 collate utf8mb4_unicode_520_ci engine = InnoDB`);
    this.addSql(
      'alter table `staff_invitation` add index `staff_invitation_staff_member_id_index` (`staff_member_id`)',
    );
    this.addSql(
      'alter table `staff_invitation` add unique `staff_invitation_staff_member_id_unique` (`staff_member_id`)',
    );
    this.addSql(
      'alter table `staff_invitation` add unique `staff_invitation_email_key_unique` (`email_key`)',
    );
    this.addSql(
      'alter table `staff_invitation` add index `staff_invitation_invited_by_id_index` (`invited_by_id`)',
    );
    this.addSql(
      'alter table `staff_invitation` add unique `staff_invitation_token_hash_unique` (`token_hash`)',
    );
    this.addSql(
      'alter table `staff_invitation` add constraint `staff_invitation_staff_member_id_foreign` foreign key (`staff_member_id`) references `staff_member` (`id`) on update restrict on delete cascade',
    );
    this.addSql(
      'alter table `staff_invitation` add constraint `staff_invitation_invited_by_id_foreign` foreign key (`invited_by_id`) references `user` (`id`) on update restrict on delete restrict',
    );
  }
}
