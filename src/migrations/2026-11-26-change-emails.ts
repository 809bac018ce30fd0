import { Migration } from '@mikro-orm/migrations';

/** Changes of email addresses, which are confirmed at the new address. */
export class ChangeEmails extends Migration {
  override up(): void {
    this.addSql(`create table \`email_change\` (
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
    ) default character set utf8mb4 collate utf8mb4_unicode_520_ci engine = InnoDB`);
    this.addSql('alter table `email_change` add index `email_change_user_id_index` (`user_id`)');
    this.addSql('alter table `email_change` add index `email_change_expires_at_index` (`expires_at`)');
    this.addSql(
      'alter table `email_change` add constraint `email_change_user_id_foreign` foreign key (`user_id`) references `user` (`id`) on update restrict on delete cascade',
    );
  }
}
