import { Migration } from '@mikro-orm/migrations';

/** Stock, production, orders, sales, and payments. */
export class CreateTrade extends Migration {
  override up(): void {
    this.addSql(`create table \`idempotency_record\` (
      \`id\` varchar(48) collate ascii_bin not null,
      \`created_at\` datetime(3) not null,
      \`updated_at\` datetime(3) not null,
      \`deleted_at\` datetime(3) null,
      \`version\` int not null default 1,
      \`actor_id\` varchar(48) collate ascii_bin not null,
      \`request_key\` varchar(100) collate utf8mb4_bin not null,
      \`input_hash\` varchar(64) collate ascii_bin not null,
      \`result\` json not null,
      primary key (\`id\`)
    ) default character set utf8mb4 collate utf8mb4_unicode_520_ci engine = InnoDB`);
    this.addSql(
      `alter table \`idempotency_record\` add index \`idempotency_record_created_at_index\` (\`created_at\`)`,
    );
    this.addSql(
      `alter table \`idempotency_record\` add unique \`idempotency_record_actor_id_request_key_unique\` (\`actor_id\`, \`request_key\`)`,
    );
    this.addSql(`create table \`payment\` (
      \`id\` varchar(48) collate ascii_bin not null,
      \`created_at\` datetime(3) not null,
      \`updated_at\` datetime(3) not null,
      \`deleted_at\` datetime(3) null,
      \`version\` int not null default 1,
      \`target_type\` varchar(40) not null,
      \`target_id\` varchar(48) collate ascii_bin not null,
      \`description\` varchar(300) not null,
      \`provider\` varchar(16) not null,
      \`status\` varchar(20) not null,
      \`amount_minor\` bigint not null,
      \`refunded_minor\` bigint not null default '0',
      \`pending_refund_minor\` bigint not null default '0',
      \`currency_code\` varchar(3) not null,
      \`provider_reference\` varchar(120) null,
      \`client_secret\` varchar(300) null,
      \`receipt_number\` varchar(20) null,
      \`failure_message\` varchar(500) null,
      \`succeeded_at\` datetime(3) null,
      \`refused_at\` datetime(3) null,
      \`payer_user_id\` varchar(48) collate ascii_bin null,
      \`check_at\` datetime(3) null,
      primary key (\`id\`)
    ) default character set utf8mb4 collate utf8mb4_unicode_520_ci engine = InnoDB`);
    this.addSql(
      `alter table \`payment\` add unique \`payment_provider_reference_unique\` (\`provider_reference\`)`,
    );
    this.addSql(`alter table \`payment\` add unique \`payment_receipt_number_unique\` (\`receipt_number\`)`);
    this.addSql(`alter table \`payment\` add index \`payment_check_at_index\` (\`check_at\`)`);
    this.addSql(`alter table \`payment\` add index \`payment_created_at_index\` (\`created_at\`)`);
    this.addSql(
      `alter table \`payment\` add index \`payment_provider_created_at_index\` (\`provider\`, \`created_at\`)`,
    );
    this.addSql(
      `alter table \`payment\` add index \`payment_status_created_at_index\` (\`status\`, \`created_at\`)`,
    );
    this.addSql(
      `alter table \`payment\` add index \`payment_target_id_created_at_index\` (\`target_id\`, \`created_at\`)`,
    );
    this.addSql(`create table \`payment_event\` (
      \`id\` varchar(48) collate ascii_bin not null,
      \`payment_id\` varchar(48) collate ascii_bin not null,
      \`at\` datetime(3) not null,
      \`kind\` varchar(20) not null,
      \`details\` json not null,
      primary key (\`id\`)
    ) default character set utf8mb4 collate utf8mb4_unicode_520_ci engine = InnoDB`);
    this.addSql(
      `alter table \`payment_event\` add index \`payment_event_payment_id_index\` (\`payment_id\`)`,
    );
    this.addSql(
      `alter table \`payment_event\` add index \`payment_event_payment_id_at_index\` (\`payment_id\`, \`at\`)`,
    );
    this.addSql(`create table \`refund\` (
      \`id\` varchar(48) collate ascii_bin not null,
      \`created_at\` datetime(3) not null,
      \`updated_at\` datetime(3) not null,
      \`deleted_at\` datetime(3) null,
      \`version\` int not null default 1,
      \`payment_id\` varchar(48) collate ascii_bin not null,
      \`amount_minor\` bigint not null,
      \`currency_code\` varchar(3) not null,
      \`reason\` varchar(500) not null,
      \`status\` varchar(12) not null default 'PENDING',
      \`failure_message\` varchar(500) null,
      \`provider_reference\` varchar(120) null,
      \`requested_by_id\` varchar(48) collate ascii_bin null,
      \`check_at\` datetime(3) null,
      primary key (\`id\`)
    ) default character set utf8mb4 collate utf8mb4_unicode_520_ci engine = InnoDB`);
    this.addSql(`alter table \`refund\` add index \`refund_payment_id_index\` (\`payment_id\`)`);
    this.addSql(
      `alter table \`refund\` add unique \`refund_provider_reference_unique\` (\`provider_reference\`)`,
    );
    this.addSql(`alter table \`refund\` add index \`refund_check_at_index\` (\`check_at\`)`);
    this.addSql(
      `alter table \`refund\` add index \`refund_payment_id_created_at_index\` (\`payment_id\`, \`created_at\`)`,
    );
    this.addSql(`create table \`stock_movement\` (
      \`id\` varchar(48) collate ascii_bin not null,
      \`at\` datetime(3) not null,
      \`product_id\` varchar(48) collate ascii_bin not null,
      \`delta\` int not null,
      \`on_hand_after\` int not null,
      \`reason\` varchar(20) not null,
      \`reference\` varchar(48) null,
      \`note\` varchar(500) null,
      \`actor_id\` varchar(48) collate ascii_bin null,
      primary key (\`id\`)
    ) default character set utf8mb4 collate utf8mb4_unicode_520_ci engine = InnoDB`);
    this.addSql(
      `alter table \`stock_movement\` add index \`stock_movement_product_id_index\` (\`product_id\`)`,
    );
    this.addSql(`alter table \`stock_movement\` add index \`stock_movement_at_index\` (\`at\`)`);
    this.addSql(
      `alter table \`stock_movement\` add index \`stock_movement_reference_index\` (\`reference\`)`,
    );
    this.addSql(
      `alter table \`stock_movement\` add index \`stock_movement_reason_at_index\` (\`reason\`, \`at\`)`,
    );
    this.addSql(
      `alter table \`stock_movement\` add index \`stock_movement_product_id_at_index\` (\`product_id\`, \`at\`)`,
    );
    this.addSql(`create table \`production_record\` (
      \`id\` varchar(48) collate ascii_bin not null,
      \`created_at\` datetime(3) not null,
      \`updated_at\` datetime(3) not null,
      \`deleted_at\` datetime(3) null,
      \`version\` int not null default 1,
      \`product_id\` varchar(48) collate ascii_bin not null,
      \`staff_member_id\` varchar(48) collate ascii_bin not null,
      \`quantity\` int not null,
      \`produced_on\` varchar(10) not null,
      \`note\` varchar(500) null,
      \`recorded_by_id\` varchar(48) collate ascii_bin null,
      \`voided_at\` datetime(3) null,
      \`voided_by_id\` varchar(48) collate ascii_bin null,
      \`void_reason\` varchar(500) null,
      primary key (\`id\`)
    ) default character set utf8mb4 collate utf8mb4_unicode_520_ci engine = InnoDB`);
    this.addSql(
      `alter table \`production_record\` add index \`production_record_product_id_index\` (\`product_id\`)`,
    );
    this.addSql(
      `alter table \`production_record\` add index \`production_record_staff_member_id_index\` (\`staff_member_id\`)`,
    );
    this.addSql(
      `alter table \`production_record\` add index \`production_record_staff_member_id_produced_on_index\` (\`staff_member_id\`, \`produced_on\`)`,
    );
    this.addSql(
      `alter table \`production_record\` add index \`production_record_product_id_produced_on_index\` (\`product_id\`, \`produced_on\`)`,
    );
    this.addSql(
      `alter table \`production_record\` add index \`production_record_produced_on_created_at_index\` (\`produced_on\`, \`created_at\`)`,
    );
    this.addSql(`create table \`sales_order\` (
      \`id\` varchar(48) collate ascii_bin not null,
      \`created_at\` datetime(3) not null,
      \`updated_at\` datetime(3) not null,
      \`deleted_at\` datetime(3) null,
      \`version\` int not null default 1,
      \`number\` varchar(40) not null,
      \`channel\` varchar(10) not null,
      \`status\` varchar(20) not null,
      \`customer_id\` varchar(48) collate ascii_bin null,
      \`sold_by_id\` varchar(48) collate ascii_bin null,
      \`created_by_id\` varchar(48) collate ascii_bin null,
      \`currency_code\` varchar(3) not null,
      \`subtotal_minor\` bigint not null,
      \`discount_minor\` bigint not null,
      \`tax_rate_ppm\` int not null,
      \`tax_minor\` bigint not null,
      \`total_minor\` bigint not null,
      \`paid_minor\` bigint not null,
      \`refunded_minor\` bigint not null,
      \`change_minor\` bigint null,
      \`shipping_address\` json null,
      \`notes\` varchar(1000) null,
      \`placed_at\` datetime(3) not null,
      \`expires_at\` datetime(3) null,
      \`paid_at\` datetime(3) null,
      \`shipped_at\` datetime(3) null,
      \`tracking_number\` varchar(100) null,
      \`delivered_at\` datetime(3) null,
      \`cancelled_at\` datetime(3) null,
      \`cancel_reason\` varchar(500) null,
      primary key (\`id\`)
    ) default character set utf8mb4 collate utf8mb4_unicode_520_ci engine = InnoDB`);
    this.addSql(`alter table \`sales_order\` add unique \`sales_order_number_unique\` (\`number\`)`);
    this.addSql(`alter table \`sales_order\` add index \`sales_order_customer_id_index\` (\`customer_id\`)`);
    this.addSql(`alter table \`sales_order\` add index \`sales_order_sold_by_id_index\` (\`sold_by_id\`)`);
    this.addSql(`alter table \`sales_order\` add index \`sales_order_total_minor_index\` (\`total_minor\`)`);
    this.addSql(
      `alter table \`sales_order\` add index \`sales_order_sold_by_id_placed_at_index\` (\`sold_by_id\`, \`placed_at\`)`,
    );
    this.addSql(
      `alter table \`sales_order\` add index \`sales_order_customer_id_placed_at_index\` (\`customer_id\`, \`placed_at\`)`,
    );
    this.addSql(
      `alter table \`sales_order\` add index \`sales_order_status_expires_at_index\` (\`status\`, \`expires_at\`)`,
    );
    this.addSql(
      `alter table \`sales_order\` add index \`sales_order_status_placed_at_index\` (\`status\`, \`placed_at\`)`,
    );
    this.addSql(`alter table \`sales_order\` add index \`sales_order_placed_at_index\` (\`placed_at\`)`);
    this.addSql(`create table \`order_line\` (
      \`id\` varchar(48) collate ascii_bin not null,
      \`created_at\` datetime(3) not null,
      \`updated_at\` datetime(3) not null,
      \`deleted_at\` datetime(3) null,
      \`version\` int not null default 1,
      \`order_id\` varchar(48) collate ascii_bin not null,
      \`position\` int not null,
      \`import_key\` varchar(120) collate utf8mb4_bin null,
      \`product_id\` varchar(48) collate ascii_bin not null,
      \`sku\` varchar(64) not null,
      \`name\` varchar(200) not null,
      \`currency_code\` varchar(3) not null,
      \`unit_price_minor\` bigint not null,
      \`quantity\` int not null,
      \`discount_ppm\` int not null,
      \`total_minor\` bigint not null,
      \`returned_quantity\` int not null default 0,
      primary key (\`id\`)
    ) default character set utf8mb4 collate utf8mb4_unicode_520_ci engine = InnoDB`);
    this.addSql(`alter table \`order_line\` add index \`order_line_order_id_index\` (\`order_id\`)`);
    this.addSql(`alter table \`order_line\` add unique \`order_line_import_key_unique\` (\`import_key\`)`);
    this.addSql(`alter table \`order_line\` add index \`order_line_product_id_index\` (\`product_id\`)`);
    this.addSql(
      `alter table \`order_line\` add index \`order_line_order_id_position_index\` (\`order_id\`, \`position\`)`,
    );
    this.addSql(`create table \`order_event\` (
      \`id\` varchar(48) collate ascii_bin not null,
      \`order_id\` varchar(48) collate ascii_bin not null,
      \`at\` datetime(3) not null,
      \`kind\` varchar(12) not null,
      \`actor_id\` varchar(48) collate ascii_bin null,
      \`details\` json not null,
      primary key (\`id\`)
    ) default character set utf8mb4 collate utf8mb4_unicode_520_ci engine = InnoDB`);
    this.addSql(`alter table \`order_event\` add index \`order_event_order_id_index\` (\`order_id\`)`);
    this.addSql(
      `alter table \`order_event\` add index \`order_event_order_id_at_index\` (\`order_id\`, \`at\`)`,
    );
    this.addSql(`create table \`webhook_event\` (
      \`id\` varchar(48) collate ascii_bin not null,
      \`provider\` varchar(16) not null,
      \`event_id\` varchar(120) collate ascii_bin not null,
      \`type\` varchar(100) not null,
      \`payload\` json not null,
      \`received_at\` datetime(3) not null,
      \`processed_at\` datetime(3) null,
      \`outcome\` varchar(12) null,
      primary key (\`id\`)
    ) default character set utf8mb4 collate utf8mb4_unicode_520_ci engine = InnoDB`);
    this.addSql(
      `alter table \`webhook_event\` add index \`webhook_event_received_at_index\` (\`received_at\`)`,
    );
    this.addSql(
      `alter table \`webhook_event\` add unique \`webhook_event_provider_event_id_unique\` (\`provider\`, \`event_id\`)`,
    );
    this.addSql(`alter table \`role\` add \`max_discount_ppm\` int not null default 0`);
    this.addSql(
      `alter table \`settings\` add \`tax_rate_ppm\` int not null, add \`payment_window_minutes\` int not null`,
    );
    this.addSql(
      `alter table \`payment_event\` add constraint \`payment_event_payment_id_foreign\` foreign key (\`payment_id\`) references \`payment\` (\`id\`) on update restrict on delete restrict`,
    );
    this.addSql(
      `alter table \`refund\` add constraint \`refund_payment_id_foreign\` foreign key (\`payment_id\`) references \`payment\` (\`id\`) on update restrict on delete restrict`,
    );
    this.addSql(
      `alter table \`stock_movement\` add constraint \`stock_movement_product_id_foreign\` foreign key (\`product_id\`) references \`product\` (\`id\`) on update restrict on delete restrict`,
    );
    this.addSql(
      `alter table \`production_record\` add constraint \`production_record_product_id_foreign\` foreign key (\`product_id\`) references \`product\` (\`id\`) on update restrict on delete restrict`,
    );
    this.addSql(
      `alter table \`production_record\` add constraint \`production_record_staff_member_id_foreign\` foreign key (\`staff_member_id\`) references \`staff_member\` (\`id\`) on update restrict on delete restrict`,
    );
    this.addSql(
      `alter table \`sales_order\` add constraint \`sales_order_customer_id_foreign\` foreign key (\`customer_id\`) references \`customer\` (\`id\`) on update restrict on delete restrict`,
    );
    this.addSql(
      `alter table \`sales_order\` add constraint \`sales_order_sold_by_id_foreign\` foreign key (\`sold_by_id\`) references \`staff_member\` (\`id\`) on update restrict on delete restrict`,
    );
    this.addSql(
      `alter table \`order_line\` add constraint \`order_line_order_id_foreign\` foreign key (\`order_id\`) references \`sales_order\` (\`id\`) on update restrict on delete restrict`,
    );
    this.addSql(
      `alter table \`order_line\` add constraint \`order_line_product_id_foreign\` foreign key (\`product_id\`) references \`product\` (\`id\`) on update restrict on delete restrict`,
    );
    this.addSql(
      `alter table \`order_event\` add constraint \`order_event_order_id_foreign\` foreign key (\`order_id\`) references \`sales_order\` (\`id\`) on update restrict on delete restrict`,
    );
  }
}
