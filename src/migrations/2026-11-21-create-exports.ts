import { Migration } from '@mikro-orm/migrations';

/** Exports and their files. */
export class CreateExports extends Migration {
  override up(): void {
    this.addSql(`create table \`export_file\` (
      \`id\` varchar(48) collate ascii_bin not null,
      \`created_at\` datetime(3) not null,
      \`updated_at\` datetime(3) not null,
      \`deleted_at\` datetime(3) null,
      \`version\` int not null default 1,
      \`requested_by_id\` varchar(48) collate ascii_bin not null,
      \`report\` varchar(40) not null,
      \`format\` varchar(4) not null,
      \`parameters\` json not null,
      \`status\` varchar(10) not null default 'QUEUED',
      \`row_count\` int null,
      \`rows_done\` int not null default 0,
      \`rows_expected\` int null,
      \`file_name\` varchar(120) not null,
      \`bytes\` bigint null,
      \`run_token\` varchar(36) collate ascii_bin null,
      \`attempts\` int not null default 0,
      \`failure_message\` varchar(500) null,
      \`started_at\` datetime(3) null,
      \`finished_at\` datetime(3) null,
      \`expires_at\` datetime(3) null,
      primary key (\`id\`)
    ) default character set utf8mb4 collate utf8mb4_unicode_520_ci engine = InnoDB`);
    this.addSql(
      `alter table \`export_file\` add index \`export_file_requested_by_id_index\` (\`requested_by_id\`)`,
    );
    this.addSql(`alter table \`export_file\` add index \`export_file_created_at_index\` (\`created_at\`)`);
    this.addSql(
      `alter table \`export_file\` add index \`export_file_status_expires_at_index\` (\`status\`, \`expires_at\`)`,
    );
    this.addSql(
      `alter table \`export_file\` add index \`export_file_requested_by_id_created_at_index\` (\`requested_by_id\`, \`created_at\`)`,
    );
    this.addSql(`create table \`export_chunk\` (
      \`id\` varchar(48) collate ascii_bin not null,
      \`export_id\` varchar(48) collate ascii_bin not null,
      \`run_token\` varchar(36) collate ascii_bin not null,
      \`position\` int not null,
      \`content\` longblob not null,
      primary key (\`id\`)
    ) default character set utf8mb4 collate utf8mb4_unicode_520_ci engine = InnoDB`);
    this.addSql(`alter table \`export_chunk\` add index \`export_chunk_export_id_index\` (\`export_id\`)`);
    this.addSql(
      `alter table \`export_chunk\` add unique \`export_chunk_export_id_run_token_position_unique\` (\`export_id\`, \`run_token\`, \`position\`)`,
    );
    this.addSql(
      `alter table \`export_file\` add constraint \`export_file_requested_by_id_foreign\` foreign key (\`requested_by_id\`) references \`user\` (\`id\`) on update restrict on delete cascade`,
    );
    this.addSql(
      `alter table \`export_chunk\` add constraint \`export_chunk_export_id_foreign\` foreign key (\`export_id\`) references \`export_file\` (\`id\`) on update restrict on delete cascade`,
    );
  }
}
