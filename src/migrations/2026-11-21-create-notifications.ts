import { Migration } from '@mikro-orm/migrations';

/** Notifications, and how people want to get them. */
export class CreateNotifications extends Migration {
  override up(): void {
    this.addSql(`create table \`notification_preference\` (
      \`id\` varchar(48) collate ascii_bin not null,
      \`created_at\` datetime(3) not null,
      \`updated_at\` datetime(3) not null,
      \`deleted_at\` datetime(3) null,
      \`version\` int not null default 1,
      \`user_id\` varchar(48) collate ascii_bin not null,
      \`kind\` varchar(30) not null,
      \`channel\` varchar(10) not null,
      primary key (\`id\`)
    ) default character set utf8mb4 collate utf8mb4_unicode_520_ci engine = InnoDB`);
    this.addSql(
      `alter table \`notification_preference\` add index \`notification_preference_user_id_index\` (\`user_id\`)`,
    );
    this.addSql(
      `alter table \`notification_preference\` add unique \`notification_preference_user_id_kind_unique\` (\`user_id\`, \`kind\`)`,
    );
    this.addSql(`create table \`notification\` (
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
    ) default character set utf8mb4 collate utf8mb4_unicode_520_ci engine = InnoDB`);
    this.addSql(`alter table \`notification\` add index \`notification_user_id_index\` (\`user_id\`)`);
    this.addSql(
      `alter table \`notification\` add index \`notification_user_id_read_at_index\` (\`user_id\`, \`read_at\`)`,
    );
    this.addSql(
      `alter table \`notification\` add index \`notification_user_id_created_at_index\` (\`user_id\`, \`created_at\`)`,
    );
    this.addSql(
      `alter table \`notification_preference\` add constraint \`notification_preference_user_id_foreign\` foreign key (\`user_id\`) references \`user\` (\`id\`) on update restrict on delete cascade`,
    );
    this.addSql(
      `alter table \`notification\` add constraint \`notification_user_id_foreign\` foreign key (\`user_id\`) references \`user\` (\`id\`) on update restrict on delete cascade`,
    );
  }
}
