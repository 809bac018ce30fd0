import { Migration } from '@mikro-orm/migrations';

/** Rentals, their contracts and installments, and the settings for them. */
export class CreateRentals extends Migration {
  override up(): void {
    this.addSql(`create table \`rental_contract\` (
      \`id\` varchar(48) collate ascii_bin not null,
      \`created_at\` datetime(3) not null,
      \`updated_at\` datetime(3) not null,
      \`deleted_at\` datetime(3) null,
      \`version\` int not null default 1,
      \`rental_id\` varchar(48) collate ascii_bin not null,
      \`template_version\` int not null,
      \`text\` text not null,
      \`text_hash\` varchar(64) collate ascii_bin not null,
      \`signer_name\` varchar(200) null,
      \`signed_at\` datetime(3) null,
      \`signature_kind\` varchar(10) null,
      \`signature\` mediumtext null,
      \`ip\` varchar(64) null,
      \`user_agent\` varchar(500) null,
      \`evidence_hash\` varchar(64) collate ascii_bin null,
      primary key (\`id\`)
    ) default character set utf8mb4 collate utf8mb4_unicode_520_ci engine = InnoDB`);
    this.addSql(
      `alter table \`rental_contract\` add unique \`rental_contract_rental_id_unique\` (\`rental_id\`)`,
    );
    this.addSql(`create table \`rental\` (
      \`id\` varchar(48) collate ascii_bin not null,
      \`created_at\` datetime(3) not null,
      \`updated_at\` datetime(3) not null,
      \`deleted_at\` datetime(3) null,
      \`version\` int not null default 1,
      \`number\` varchar(40) not null,
      \`status\` varchar(20) not null,
      \`customer_id\` varchar(48) collate ascii_bin not null,
      \`product_id\` varchar(48) collate ascii_bin not null,
      \`sku\` varchar(64) not null,
      \`product_name\` varchar(200) not null,
      \`currency_code\` varchar(3) not null,
      \`start_date\` varchar(10) not null,
      \`end_date\` varchar(10) not null,
      \`months\` int not null,
      \`price_minor\` bigint not null,
      \`monthly_rate_minor\` bigint not null,
      \`deposit_minor\` bigint not null,
      \`grace_days\` int not null,
      \`late_fee_minor\` bigint not null,
      \`late_fee_ppm\` int not null,
      \`purchase_share_ppm\` int not null,
      \`signing_window_hours\` int not null,
      \`default_after_overdue\` int not null,
      \`holds_until\` datetime(3) null,
      \`charged_minor\` bigint not null,
      \`paid_minor\` bigint not null default '0',
      \`rent_paid_minor\` bigint not null default '0',
      \`late_fees_paid_minor\` bigint not null default '0',
      \`deposit_paid_minor\` bigint not null default '0',
      \`buyout_paid_minor\` bigint not null default '0',
      \`refunded_minor\` bigint not null default '0',
      \`rent_refunded_minor\` bigint not null default '0',
      \`deposit_kept_minor\` bigint not null default '0',
      \`deposit_applied_minor\` bigint not null default '0',
      \`deposit_return_minor\` bigint not null default '0',
      \`deposit_refunded_minor\` bigint not null default '0',
      \`activated_at\` datetime(3) null,
      \`ended_at\` datetime(3) null,
      \`end_reason\` varchar(1000) null,
      \`return_condition\` varchar(10) null,
      \`created_by_id\` varchar(48) collate ascii_bin null,
      primary key (\`id\`)
    ) default character set utf8mb4 collate utf8mb4_unicode_520_ci engine = InnoDB`);
    this.addSql(`alter table \`rental\` add unique \`rental_number_unique\` (\`number\`)`);
    this.addSql(`alter table \`rental\` add index \`rental_customer_id_index\` (\`customer_id\`)`);
    this.addSql(`alter table \`rental\` add index \`rental_product_id_index\` (\`product_id\`)`);
    this.addSql(`alter table \`rental\` add index \`rental_end_date_index\` (\`end_date\`)`);
    this.addSql(`alter table \`rental\` add index \`rental_start_date_index\` (\`start_date\`)`);
    this.addSql(
      `alter table \`rental\` add index \`rental_product_id_created_at_index\` (\`product_id\`, \`created_at\`)`,
    );
    this.addSql(
      `alter table \`rental\` add index \`rental_customer_id_created_at_index\` (\`customer_id\`, \`created_at\`)`,
    );
    this.addSql(
      `alter table \`rental\` add index \`rental_status_holds_until_index\` (\`status\`, \`holds_until\`)`,
    );
    this.addSql(
      `alter table \`rental\` add index \`rental_status_created_at_index\` (\`status\`, \`created_at\`)`,
    );
    this.addSql(`alter table \`rental\` add index \`rental_created_at_index\` (\`created_at\`)`);
    this.addSql(`create table \`rental_installment\` (
      \`id\` varchar(48) collate ascii_bin not null,
      \`created_at\` datetime(3) not null,
      \`updated_at\` datetime(3) not null,
      \`deleted_at\` datetime(3) null,
      \`version\` int not null default 1,
      \`rental_id\` varchar(48) collate ascii_bin not null,
      \`sequence\` int not null,
      \`due_on\` varchar(10) not null,
      \`overdue_on\` varchar(10) not null,
      \`status\` varchar(10) not null default 'DUE',
      \`currency_code\` varchar(3) not null,
      \`amount_minor\` bigint not null,
      \`deposit_minor\` bigint not null,
      \`late_fee_minor\` bigint not null default '0',
      \`paid_minor\` bigint not null default '0',
      \`refunded_minor\` bigint not null default '0',
      \`paid_at\` datetime(3) null,
      \`payment_id\` varchar(48) collate ascii_bin null,
      \`reminded_at\` datetime(3) null,
      \`overdue_at\` datetime(3) null,
      \`waive_reason\` varchar(500) null,
      primary key (\`id\`)
    ) default character set utf8mb4 collate utf8mb4_unicode_520_ci engine = InnoDB`);
    this.addSql(
      `alter table \`rental_installment\` add index \`rental_installment_rental_id_index\` (\`rental_id\`)`,
    );
    this.addSql(
      `alter table \`rental_installment\` add index \`rental_installment_status_overdue_on_index\` (\`status\`, \`overdue_on\`)`,
    );
    this.addSql(
      `alter table \`rental_installment\` add index \`rental_installment_status_due_on_index\` (\`status\`, \`due_on\`)`,
    );
    this.addSql(
      `alter table \`rental_installment\` add unique \`rental_installment_rental_id_sequence_unique\` (\`rental_id\`, \`sequence\`)`,
    );
    this.addSql(`create table \`rental_event\` (
      \`id\` varchar(48) collate ascii_bin not null,
      \`rental_id\` varchar(48) collate ascii_bin not null,
      \`at\` datetime(3) not null,
      \`kind\` varchar(12) not null,
      \`actor_id\` varchar(48) collate ascii_bin null,
      \`details\` json not null,
      primary key (\`id\`)
    ) default character set utf8mb4 collate utf8mb4_unicode_520_ci engine = InnoDB`);
    this.addSql(`alter table \`rental_event\` add index \`rental_event_rental_id_index\` (\`rental_id\`)`);
    this.addSql(
      `alter table \`rental_event\` add index \`rental_event_rental_id_at_index\` (\`rental_id\`, \`at\`)`,
    );
    this.addSql(`alter table \`settings\`
      add \`rental_grace_days\` int not null default 3,
      add \`rental_late_fee_minor\` bigint not null default '0',
      add \`rental_late_fee_ppm\` int not null default 50000,
      add \`rental_purchase_share_ppm\` int not null default 500000,
      add \`rental_signing_window_hours\` int not null default 72,
      add \`rental_default_after_overdue\` int not null default 3`);
    this.addSql(
      `alter table \`rental\` add constraint \`rental_customer_id_foreign\` foreign key (\`customer_id\`) references \`customer\` (\`id\`) on update restrict on delete restrict`,
    );
    this.addSql(
      `alter table \`rental\` add constraint \`rental_product_id_foreign\` foreign key (\`product_id\`) references \`product\` (\`id\`) on update restrict on delete restrict`,
    );
    this.addSql(
      `alter table \`rental_installment\` add constraint \`rental_installment_rental_id_foreign\` foreign key (\`rental_id\`) references \`rental\` (\`id\`) on update restrict on delete restrict`,
    );
    this.addSql(
      `alter table \`rental_event\` add constraint \`rental_event_rental_id_foreign\` foreign key (\`rental_id\`) references \`rental\` (\`id\`) on update restrict on delete restrict`,
    );
  }
}
