import { Migration } from '@mikro-orm/migrations';

/** Accounts, roles, staff, the audit log, background jobs, and mails. */
export class CreateAccounts extends Migration {
  override up(): void {
    this.addSql(`create table \`audit_chain\` (
      \`number\` int unsigned not null,
      \`last_sequence\` int not null,
      \`last_hash\` varchar(64) collate ascii_bin not null,
      primary key (\`number\`)
    ) default character set utf8mb4 collate utf8mb4_unicode_520_ci engine = InnoDB`);
    this.addSql(`create table \`audit_entry\` (
      \`id\` varchar(48) collate ascii_bin not null,
      \`at\` datetime(3) not null,
      \`actor_id\` varchar(48) collate ascii_bin null,
      \`action\` varchar(100) not null,
      \`target_type\` varchar(100) null,
      \`target_id\` varchar(64) collate ascii_bin null,
      \`changes\` text null,
      \`ip\` varchar(64) null,
      \`user_agent\` varchar(500) null,
      \`request_id\` varchar(128) collate ascii_bin not null,
      \`chain\` int not null,
      \`sequence\` int not null,
      \`previous_hash\` varchar(64) collate ascii_bin not null,
      \`details_hash\` varchar(64) collate ascii_bin not null,
      \`entry_hash\` varchar(64) collate ascii_bin not null,
      \`erased_by_id\` varchar(48) collate ascii_bin null,
      primary key (\`id\`)
    ) default character set utf8mb4 collate utf8mb4_unicode_520_ci engine = InnoDB`);
    this.addSql(`alter table \`audit_entry\` add index \`audit_entry_action_at_index\` (\`action\`, \`at\`)`);
    this.addSql(
      `alter table \`audit_entry\` add index \`audit_entry_target_id_at_index\` (\`target_id\`, \`at\`)`,
    );
    this.addSql(
      `alter table \`audit_entry\` add index \`audit_entry_actor_id_at_index\` (\`actor_id\`, \`at\`)`,
    );
    this.addSql(`alter table \`audit_entry\` add index \`audit_entry_at_index\` (\`at\`)`);
    this.addSql(
      `alter table \`audit_entry\` add unique \`audit_entry_chain_sequence_unique\` (\`chain\`, \`sequence\`)`,
    );
    this.addSql(`create table \`email_message\` (
      \`id\` varchar(48) collate ascii_bin not null,
      \`created_at\` datetime(3) not null,
      \`updated_at\` datetime(3) not null,
      \`deleted_at\` datetime(3) null,
      \`version\` int not null default 1,
      \`to_address\` varchar(254) not null,
      \`to_name\` varchar(200) null,
      \`template\` varchar(100) not null,
      \`subject\` varchar(300) not null,
      \`sealed_body\` mediumtext null,
      \`status\` varchar(8) not null default 'QUEUED',
      \`attempts\` int not null default 0,
      \`last_error\` varchar(1000) null,
      \`sent_at\` datetime(3) null,
      primary key (\`id\`)
    ) default character set utf8mb4 collate utf8mb4_unicode_520_ci engine = InnoDB`);
    this.addSql(
      `alter table \`email_message\` add index \`email_message_to_address_created_at_index\` (\`to_address\`, \`created_at\`)`,
    );
    this.addSql(
      `alter table \`email_message\` add index \`email_message_status_created_at_index\` (\`status\`, \`created_at\`)`,
    );
    this.addSql(
      `alter table \`email_message\` add index \`email_message_created_at_index\` (\`created_at\`)`,
    );
    this.addSql(`create table \`job_schedule\` (
      \`name\` varchar(100) collate ascii_bin not null,
      \`next_run_at\` datetime(3) not null,
      primary key (\`name\`)
    ) default character set utf8mb4 collate utf8mb4_unicode_520_ci engine = InnoDB`);
    this.addSql(`create table \`job\` (
      \`id\` varchar(48) collate ascii_bin not null,
      \`created_at\` datetime(3) not null,
      \`updated_at\` datetime(3) not null,
      \`deleted_at\` datetime(3) null,
      \`version\` int not null default 1,
      \`name\` varchar(100) not null,
      \`payload\` json not null,
      \`status\` varchar(8) not null default 'WAITING',
      \`run_at\` datetime(3) not null,
      \`attempts\` int not null default 0,
      \`lease_token\` varchar(36) collate ascii_bin null,
      \`last_error\` varchar(1000) null,
      \`failed_at\` datetime(3) null,
      primary key (\`id\`)
    ) default character set utf8mb4 collate utf8mb4_unicode_520_ci engine = InnoDB`);
    this.addSql(`alter table \`job\` add index \`job_status_failed_at_index\` (\`status\`, \`failed_at\`)`);
    this.addSql(`alter table \`job\` add index \`job_name_status_index\` (\`name\`, \`status\`)`);
    this.addSql(`alter table \`job\` add index \`job_status_run_at_index\` (\`status\`, \`run_at\`)`);
    this.addSql(`create table \`role\` (
      \`id\` varchar(48) collate ascii_bin not null,
      \`created_at\` datetime(3) not null,
      \`updated_at\` datetime(3) not null,
      \`deleted_at\` datetime(3) null,
      \`version\` int not null default 1,
      \`built_in_key\` varchar(20) collate utf8mb4_bin null,
      \`name\` varchar(100) not null,
      \`description\` varchar(500) not null,
      \`parent_id\` varchar(48) collate ascii_bin null,
      \`permissions\` json not null,
      \`effective_permissions\` json not null,
      \`requires_mfa\` tinyint(1) not null default false,
      primary key (\`id\`)
    ) default character set utf8mb4 collate utf8mb4_unicode_520_ci engine = InnoDB`);
    this.addSql(`alter table \`role\` add unique \`role_built_in_key_unique\` (\`built_in_key\`)`);
    this.addSql(`alter table \`role\` add unique \`role_name_unique\` (\`name\`)`);
    this.addSql(`alter table \`role\` add index \`role_parent_id_index\` (\`parent_id\`)`);
    this.addSql(`alter table \`role\` add index \`role_name_index\` (\`name\`)`);
    this.addSql(`create table \`security_alert\` (
      \`id\` varchar(48) collate ascii_bin not null,
      \`created_at\` datetime(3) not null,
      \`updated_at\` datetime(3) not null,
      \`deleted_at\` datetime(3) null,
      \`version\` int not null default 1,
      \`kind\` varchar(40) not null,
      \`subject\` varchar(254) not null,
      \`message\` varchar(500) not null,
      \`hour\` int not null,
      \`acknowledged_at\` datetime(3) null,
      \`acknowledged_by_id\` varchar(48) collate ascii_bin null,
      primary key (\`id\`)
    ) default character set utf8mb4 collate utf8mb4_unicode_520_ci engine = InnoDB`);
    this.addSql(
      `alter table \`security_alert\` add index \`security_alert_kind_created_at_index\` (\`kind\`, \`created_at\`)`,
    );
    this.addSql(
      `alter table \`security_alert\` add index \`security_alert_created_at_index\` (\`created_at\`)`,
    );
    this.addSql(
      `alter table \`security_alert\` add unique \`security_alert_kind_subject_hour_unique\` (\`kind\`, \`subject\`, \`hour\`)`,
    );
    this.addSql(`create table \`user\` (
      \`id\` varchar(48) collate ascii_bin not null,
      \`created_at\` datetime(3) not null,
      \`updated_at\` datetime(3) not null,
      \`deleted_at\` datetime(3) null,
      \`version\` int not null default 1,
      \`email\` varchar(254) not null,
      \`email_key\` varchar(254) collate utf8mb4_bin not null,
      \`verified_email_key\` varchar(254) collate utf8mb4_bin null,
      \`name\` varchar(200) not null,
      \`phone\` varchar(40) null,
      \`email_verified_at\` datetime(3) null,
      \`status\` varchar(16) not null default 'ACTIVE',
      \`password_hash\` varchar(100) collate ascii_bin null,
      \`mfa_enabled_at\` datetime(3) null,
      \`totp_secret\` varchar(500) null,
      \`totp_last_step\` int null,
      primary key (\`id\`)
    ) default character set utf8mb4 collate utf8mb4_unicode_520_ci engine = InnoDB`);
    this.addSql(
      `alter table \`user\` add unique \`user_verified_email_key_unique\` (\`verified_email_key\`)`,
    );
    this.addSql(`alter table \`user\` add index \`user_created_at_index\` (\`created_at\`)`);
    this.addSql(`alter table \`user\` add index \`user_name_index\` (\`name\`)`);
    this.addSql(
      `alter table \`user\` add index \`user_email_key_created_at_index\` (\`email_key\`, \`created_at\`)`,
    );
    this.addSql(`create table \`staff_member\` (
      \`id\` varchar(48) collate ascii_bin not null,
      \`created_at\` datetime(3) not null,
      \`updated_at\` datetime(3) not null,
      \`deleted_at\` datetime(3) null,
      \`version\` int not null default 1,
      \`code\` varchar(64) not null,
      \`name\` varchar(200) not null,
      \`email\` varchar(254) null,
      \`job_title\` varchar(100) null,
      \`hired_on\` varchar(10) null,
      \`status\` varchar(10) not null,
      \`user_id\` varchar(48) collate ascii_bin null,
      \`approved_by_id\` varchar(48) collate ascii_bin null,
      \`approved_at\` datetime(3) null,
      \`rejection_reason\` varchar(500) null,
      primary key (\`id\`)
    ) default character set utf8mb4 collate utf8mb4_unicode_520_ci engine = InnoDB`);
    this.addSql(`alter table \`staff_member\` add unique \`staff_member_code_unique\` (\`code\`)`);
    this.addSql(`alter table \`staff_member\` add index \`staff_member_user_id_index\` (\`user_id\`)`);
    this.addSql(`alter table \`staff_member\` add unique \`staff_member_user_id_unique\` (\`user_id\`)`);
    this.addSql(
      `alter table \`staff_member\` add index \`staff_member_approved_by_id_index\` (\`approved_by_id\`)`,
    );
    this.addSql(`alter table \`staff_member\` add index \`staff_member_name_index\` (\`name\`)`);
    this.addSql(
      `alter table \`staff_member\` add index \`staff_member_status_name_index\` (\`status\`, \`name\`)`,
    );
    this.addSql(`create table \`session\` (
      \`id\` varchar(48) collate ascii_bin not null,
      \`created_at\` datetime(3) not null,
      \`updated_at\` datetime(3) not null,
      \`deleted_at\` datetime(3) null,
      \`version\` int not null default 1,
      \`user_id\` varchar(48) collate ascii_bin not null,
      \`device\` varchar(100) not null,
      \`ip\` varchar(45) null,
      \`last_used_at\` datetime(3) not null,
      \`expires_at\` datetime(3) not null,
      \`revoked_at\` datetime(3) null,
      \`revoked_reason\` varchar(40) null,
      primary key (\`id\`)
    ) default character set utf8mb4 collate utf8mb4_unicode_520_ci engine = InnoDB`);
    this.addSql(`alter table \`session\` add index \`session_user_id_index\` (\`user_id\`)`);
    this.addSql(`alter table \`session\` add index \`session_expires_at_index\` (\`expires_at\`)`);
    this.addSql(
      `alter table \`session\` add index \`session_user_id_revoked_at_index\` (\`user_id\`, \`revoked_at\`)`,
    );
    this.addSql(`create table \`refresh_token\` (
      \`id\` varchar(48) collate ascii_bin not null,
      \`created_at\` datetime(3) not null,
      \`updated_at\` datetime(3) not null,
      \`deleted_at\` datetime(3) null,
      \`version\` int not null default 1,
      \`session_id\` varchar(48) collate ascii_bin not null,
      \`token_hash\` varchar(43) collate ascii_bin not null,
      \`used_at\` datetime(3) null,
      \`successor\` varchar(500) null,
      primary key (\`id\`)
    ) default character set utf8mb4 collate utf8mb4_unicode_520_ci engine = InnoDB`);
    this.addSql(
      `alter table \`refresh_token\` add unique \`refresh_token_token_hash_unique\` (\`token_hash\`)`,
    );
    this.addSql(
      `alter table \`refresh_token\` add index \`refresh_token_session_id_index\` (\`session_id\`)`,
    );
    this.addSql(`create table \`recovery_code\` (
      \`id\` varchar(48) collate ascii_bin not null,
      \`created_at\` datetime(3) not null,
      \`updated_at\` datetime(3) not null,
      \`deleted_at\` datetime(3) null,
      \`version\` int not null default 1,
      \`user_id\` varchar(48) collate ascii_bin not null,
      \`code_hash\` varchar(43) collate ascii_bin not null,
      \`used_at\` datetime(3) null,
      primary key (\`id\`)
    ) default character set utf8mb4 collate utf8mb4_unicode_520_ci engine = InnoDB`);
    this.addSql(`alter table \`recovery_code\` add index \`recovery_code_user_id_index\` (\`user_id\`)`);
    this.addSql(
      `alter table \`recovery_code\` add unique \`recovery_code_user_id_code_hash_unique\` (\`user_id\`, \`code_hash\`)`,
    );
    this.addSql(`create table \`customer\` (
      \`id\` varchar(48) collate ascii_bin not null,
      \`created_at\` datetime(3) not null,
      \`updated_at\` datetime(3) not null,
      \`deleted_at\` datetime(3) null,
      \`version\` int not null default 1,
      \`code\` varchar(64) not null,
      \`name\` varchar(200) not null,
      \`contact_name\` varchar(200) null,
      \`email\` varchar(254) null,
      \`phone\` varchar(40) null,
      \`street\` varchar(200) null,
      \`postal_code\` varchar(20) null,
      \`city\` varchar(100) null,
      \`region\` varchar(100) null,
      \`country\` varchar(100) null,
      \`user_id\` varchar(48) collate ascii_bin null,
      primary key (\`id\`)
    ) default character set utf8mb4 collate utf8mb4_unicode_520_ci engine = InnoDB`);
    this.addSql(`alter table \`customer\` add unique \`customer_code_unique\` (\`code\`)`);
    this.addSql(`alter table \`customer\` add index \`customer_user_id_index\` (\`user_id\`)`);
    this.addSql(`alter table \`customer\` add unique \`customer_user_id_unique\` (\`user_id\`)`);
    this.addSql(`alter table \`customer\` add index \`customer_created_at_index\` (\`created_at\`)`);
    this.addSql(`alter table \`customer\` add index \`customer_country_index\` (\`country\`)`);
    this.addSql(`alter table \`customer\` add index \`customer_name_index\` (\`name\`)`);
    this.addSql(`create table \`user_role\` (
      \`id\` varchar(48) collate ascii_bin not null,
      \`created_at\` datetime(3) not null,
      \`updated_at\` datetime(3) not null,
      \`deleted_at\` datetime(3) null,
      \`version\` int not null default 1,
      \`user_id\` varchar(48) collate ascii_bin not null,
      \`role_id\` varchar(48) collate ascii_bin not null,
      \`granted_by_id\` varchar(48) collate ascii_bin null,
      primary key (\`id\`)
    ) default character set utf8mb4 collate utf8mb4_unicode_520_ci engine = InnoDB`);
    this.addSql(`alter table \`user_role\` add index \`user_role_user_id_index\` (\`user_id\`)`);
    this.addSql(`alter table \`user_role\` add index \`user_role_role_id_index\` (\`role_id\`)`);
    this.addSql(
      `alter table \`user_role\` add unique \`user_role_user_id_role_id_unique\` (\`user_id\`, \`role_id\`)`,
    );
    this.addSql(`create table \`user_token\` (
      \`id\` varchar(48) collate ascii_bin not null,
      \`created_at\` datetime(3) not null,
      \`updated_at\` datetime(3) not null,
      \`deleted_at\` datetime(3) null,
      \`version\` int not null default 1,
      \`user_id\` varchar(48) collate ascii_bin not null,
      \`purpose\` varchar(20) not null,
      \`token_hash\` varchar(43) collate ascii_bin not null,
      \`email_key\` varchar(254) collate utf8mb4_bin not null,
      \`expires_at\` datetime(3) not null,
      \`used_at\` datetime(3) null,
      primary key (\`id\`)
    ) default character set utf8mb4 collate utf8mb4_unicode_520_ci engine = InnoDB`);
    this.addSql(`alter table \`user_token\` add index \`user_token_user_id_index\` (\`user_id\`)`);
    this.addSql(`alter table \`user_token\` add unique \`user_token_token_hash_unique\` (\`token_hash\`)`);
    this.addSql(`alter table \`user_token\` add index \`user_token_expires_at_index\` (\`expires_at\`)`);
    this.addSql(
      `alter table \`user_token\` add index \`user_token_user_id_purpose_index\` (\`user_id\`, \`purpose\`)`,
    );
    this.addSql(
      `alter table \`role\` add constraint \`role_parent_id_foreign\` foreign key (\`parent_id\`) references \`role\` (\`id\`) on update restrict on delete restrict`,
    );
    this.addSql(
      `alter table \`staff_member\` add constraint \`staff_member_user_id_foreign\` foreign key (\`user_id\`) references \`user\` (\`id\`) on update restrict on delete restrict`,
    );
    this.addSql(
      `alter table \`staff_member\` add constraint \`staff_member_approved_by_id_foreign\` foreign key (\`approved_by_id\`) references \`user\` (\`id\`) on update restrict on delete restrict`,
    );
    this.addSql(
      `alter table \`session\` add constraint \`session_user_id_foreign\` foreign key (\`user_id\`) references \`user\` (\`id\`) on update restrict on delete restrict`,
    );
    this.addSql(
      `alter table \`refresh_token\` add constraint \`refresh_token_session_id_foreign\` foreign key (\`session_id\`) references \`session\` (\`id\`) on update restrict on delete cascade`,
    );
    this.addSql(
      `alter table \`recovery_code\` add constraint \`recovery_code_user_id_foreign\` foreign key (\`user_id\`) references \`user\` (\`id\`) on update restrict on delete cascade`,
    );
    this.addSql(
      `alter table \`customer\` add constraint \`customer_user_id_foreign\` foreign key (\`user_id\`) references \`user\` (\`id\`) on update restrict on delete restrict`,
    );
    this.addSql(
      `alter table \`user_role\` add constraint \`user_role_user_id_foreign\` foreign key (\`user_id\`) references \`user\` (\`id\`) on update restrict on delete cascade`,
    );
    this.addSql(
      `alter table \`user_role\` add constraint \`user_role_role_id_foreign\` foreign key (\`role_id\`) references \`role\` (\`id\`) on update restrict on delete restrict`,
    );
    this.addSql(
      `alter table \`user_token\` add constraint \`user_token_user_id_foreign\` foreign key (\`user_id\`) references \`user\` (\`id\`) on update restrict on delete cascade`,
    );
  }
}
