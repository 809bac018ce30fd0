import { Migration } from '@mikro-orm/migrations';

/** Disputes of payments, as the payment provider reports them. */
export class RecordDisputes extends Migration {
  override up(): void {
    this.addSql(`create table \`dispute\` (
      \`id\` varchar(48) collate ascii_bin not null,
      \`created_at\` datetime(3) not null,
      \`updated_at\` datetime(3) not null,
      \`deleted_at\` datetime(3) null,
      \`version\` int not null default 1,
      \`payment_id\` varchar(48) collate ascii_bin not null,
      \`provider_reference\` varchar(120) not null,
      \`reason\` varchar(60) not null,
      \`amount_minor\` bigint not null,
      \`currency_code\` varchar(3) not null,
      \`status\` varchar(24) not null,
      \`evidence_due_at\` datetime(3) null,
      \`opened_at\` datetime(3) not null,
      \`closed_at\` datetime(3) null,
      \`funds_withdrawn_at\` datetime(3) null,
      \`funds_reinstated_at\` datetime(3) null,
      \`reported_at\` datetime(3) not null,
      primary key (\`id\`)
    ) default character set utf8mb4 collate utf8mb4_unicode_520_ci engine = InnoDB`);
    this.addSql('alter table `dispute` add index `dispute_payment_id_index` (`payment_id`)');
    this.addSql(
      'alter table `dispute` add unique `dispute_provider_reference_unique` (`provider_reference`)',
    );
    this.addSql('alter table `dispute` add index `dispute_created_at_index` (`created_at`)');
    this.addSql('alter table `dispute` add index `dispute_status_created_at_index` (`status`, `created_at`)');
    this.addSql(
      'alter table `dispute` add index `dispute_payment_id_created_at_index` (`payment_id`, `created_at`)',
    );
    this.addSql(
      'alter table `dispute` add constraint `dispute_payment_id_foreign` foreign key (`payment_id`) references `payment` (`id`) on update restrict on delete restrict',
    );
  }
}
