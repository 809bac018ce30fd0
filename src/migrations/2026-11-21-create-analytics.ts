import { Migration } from '@mikro-orm/migrations';

/** Refunds of orders and their lines, and the rollups that reports read. */
export class CreateAnalytics extends Migration {
  override up(): void {
    this.addSql('alter table `sales_order` add `refunded_net_minor` bigint not null default 0');
    this.addSql('alter table `order_line` add `refunded_minor` bigint not null default 0');
    this.addSql(`update sales_order set refunded_net_minor = round(
        cast(subtotal_minor - discount_minor as decimal(40, 0)) * greatest(0, least(total_minor, total_minor - (paid_minor - refunded_minor))) / total_minor
      ) where refunded_minor > 0 and total_minor > 0`);
    // Earlier refunds are divided over the lines in proportion, so that the parts add up to the refund of the order.
    this.addSql(`update order_line as l join (
        select p.id, floor(o.refunded_net_minor * p.passed / p.whole) - floor(o.refunded_net_minor * (p.passed - p.total_minor) / p.whole) as part
        from (
          select id, order_id, total_minor, sum(total_minor) over (partition by order_id order by position, id) as passed,
            sum(total_minor) over (partition by order_id) as whole from order_line where deleted_at is null
        ) as p join sales_order as o on o.id = p.order_id where o.refunded_net_minor > 0 and p.whole > 0
      ) as s on s.id = l.id set l.refunded_minor = s.part`);
    this.addSql(
      'alter table `rental` add index `rental_status_ended_at_index` (`status`, `ended_at`), add index `rental_activated_at_index` (`activated_at`)',
    );
    this.addSql(
      'alter table `rental_installment` add index `rental_installment_status_paid_at_index` (`status`, `paid_at`)',
    );
    this.addSql(`create table \`product_sales\` (
      \`grain\` varchar(5) collate ascii_bin not null,
      \`period\` varchar(10) collate ascii_bin not null,
      \`product_id\` varchar(48) collate ascii_bin not null,
      \`channel\` varchar(10) collate ascii_bin not null,
      \`currency_code\` varchar(3) collate ascii_bin not null,
      \`quantity\` bigint not null,
      \`revenue_minor\` bigint not null,
      primary key (\`grain\`, \`period\`, \`product_id\`, \`channel\`, \`currency_code\`)
    ) default character set utf8mb4 collate utf8mb4_unicode_520_ci engine = InnoDB`);
    this.addSql(`create table \`seller_sales\` (
      \`day\` varchar(10) collate ascii_bin not null,
      \`staff_member_id\` varchar(48) collate ascii_bin not null,
      \`channel\` varchar(10) collate ascii_bin not null,
      \`currency_code\` varchar(3) collate ascii_bin not null,
      \`orders\` bigint not null,
      \`units\` bigint not null,
      \`revenue_minor\` bigint not null,
      primary key (\`day\`, \`staff_member_id\`, \`channel\`, \`currency_code\`)
    ) default character set utf8mb4 collate utf8mb4_unicode_520_ci engine = InnoDB`);
    this.addSql(`create table \`customer_sales\` (
      \`customer_id\` varchar(48) collate ascii_bin not null,
      \`currency_code\` varchar(3) collate ascii_bin not null,
      \`orders\` bigint not null,
      \`revenue_minor\` bigint not null,
      \`first_order_at\` datetime(3) not null,
      \`last_order_at\` datetime(3) not null,
      primary key (\`customer_id\`, \`currency_code\`)
    ) default character set utf8mb4 collate utf8mb4_unicode_520_ci engine = InnoDB`);
    this.addSql(`create table \`rollup_state\` (
      \`id\` varchar(10) collate ascii_bin not null,
      \`closed_through\` varchar(10) null,
      \`open_from\` datetime(3) not null,
      \`time_zone\` varchar(64) not null,
      primary key (\`id\`)
    ) default character set utf8mb4 collate utf8mb4_unicode_520_ci engine = InnoDB`);
  }
}
