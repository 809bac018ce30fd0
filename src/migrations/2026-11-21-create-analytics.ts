import type { Migration } from '../platform/database/migrations/migration.ts';

/** Refunds of orders and their lines, and the rollups that reports read. */
export const createAnalytics: Migration = {
  name: '2026-11-21-create-analytics',
  mysql: [
    'alter table `sales_order` add `refunded_net_minor` bigint not null default 0',
    'alter table `order_line` add `refunded_minor` bigint not null default 0',
    `update sales_order set refunded_net_minor = round(
        cast(subtotal_minor - discount_minor as decimal(40, 0)) * greatest(0, least(total_minor, total_minor - (paid_minor - refunded_minor))) / total_minor
      ) where refunded_minor > 0 and total_minor > 0`,
    // Earlier refunds are divided over the lines in proportion, so that the parts add up to the refund of the order.
    `update order_line as l join (
        select p.id, floor(o.refunded_net_minor * p.passed / p.whole) - floor(o.refunded_net_minor * (p.passed - p.total_minor) / p.whole) as part
        from (
          select id, order_id, total_minor, sum(total_minor) over (partition by order_id order by position, id) as passed,
            sum(total_minor) over (partition by order_id) as whole from order_line where deleted_at is null
        ) as p join sales_order as o on o.id = p.order_id where o.refunded_net_minor > 0 and p.whole > 0
      ) as s on s.id = l.id set l.refunded_minor = s.part`,
    'alter table `rental` add index `rental_status_ended_at_index` (`status`, `ended_at`), add index `rental_activated_at_index` (`activated_at`)',
    'alter table `rental_installment` add index `rental_installment_status_paid_at_index` (`status`, `paid_at`)',
    `create table \`product_sales\` (
      \`grain\` varchar(5) collate ascii_bin not null,
      \`period\` varchar(10) collate ascii_bin not null,
      \`product_id\` varchar(48) collate ascii_bin not null,
      \`channel\` varchar(10) collate ascii_bin not null,
      \`currency_code\` varchar(3) collate ascii_bin not null,
      \`quantity\` bigint not null,
      \`revenue_minor\` bigint not null,
      primary key (\`grain\`, \`period\`, \`product_id\`, \`channel\`, \`currency_code\`)
    ) default character set utf8mb4 collate utf8mb4_unicode_520_ci engine = InnoDB`,
    `create table \`seller_sales\` (
      \`day\` varchar(10) collate ascii_bin not null,
      \`staff_member_id\` varchar(48) collate ascii_bin not null,
      \`channel\` varchar(10) collate ascii_bin not null,
      \`currency_code\` varchar(3) collate ascii_bin not null,
      \`orders\` bigint not null,
      \`units\` bigint not null,
      \`revenue_minor\` bigint not null,
      primary key (\`day\`, \`staff_member_id\`, \`channel\`, \`currency_code\`)
    ) default character set utf8mb4 collate utf8mb4_unicode_520_ci engine = InnoDB`,
    `create table \`customer_sales\` (
      \`customer_id\` varchar(48) collate ascii_bin not null,
      \`currency_code\` varchar(3) collate ascii_bin not null,
      \`orders\` bigint not null,
      \`revenue_minor\` bigint not null,
      \`first_order_at\` datetime(3) not null,
      \`last_order_at\` datetime(3) not null,
      primary key (\`customer_id\`, \`currency_code\`)
    ) default character set utf8mb4 collate utf8mb4_unicode_520_ci engine = InnoDB`,
    `create table \`rollup_state\` (
      \`id\` varchar(10) collate ascii_bin not null,
      \`closed_through\` varchar(10) null,
      \`open_from\` datetime(3) not null,
      \`time_zone\` varchar(64) not null,
      primary key (\`id\`)
    ) default character set utf8mb4 collate utf8mb4_unicode_520_ci engine = InnoDB`,
  ],
  sqlite: [
    `alter table \`sales_order\` add column \`refunded_net_minor\` bigint not null default '0'`,
    `alter table \`order_line\` add column \`refunded_minor\` bigint not null default '0'`,
    `update sales_order set refunded_net_minor = (
        2 * (subtotal_minor - discount_minor) * max(0, min(total_minor, total_minor - (paid_minor - refunded_minor))) + total_minor
      ) / (2 * total_minor) where refunded_minor > 0 and total_minor > 0`,
    `update order_line set refunded_minor = s.part from (
        select p.id, o.refunded_net_minor * p.passed / p.whole - o.refunded_net_minor * (p.passed - p.total_minor) / p.whole as part
        from (
          select id, order_id, total_minor, sum(total_minor) over (partition by order_id order by position, id) as passed,
            sum(total_minor) over (partition by order_id) as whole from order_line where deleted_at is null
        ) as p join sales_order as o on o.id = p.order_id where o.refunded_net_minor > 0 and p.whole > 0
      ) as s where s.id = order_line.id`,
    'create index `rental_status_ended_at_index` on `rental` (`status`, `ended_at`)',
    'create index `rental_activated_at_index` on `rental` (`activated_at`)',
    'create index `rental_installment_status_paid_at_index` on `rental_installment` (`status`, `paid_at`)',
    `create table \`product_sales\` (
      \`grain\` text not null,
      \`period\` text not null,
      \`product_id\` text not null,
      \`channel\` text not null,
      \`currency_code\` text not null,
      \`quantity\` bigint not null,
      \`revenue_minor\` bigint not null,
      primary key (\`grain\`, \`period\`, \`product_id\`, \`channel\`, \`currency_code\`)
    )`,
    `create table \`seller_sales\` (
      \`day\` text not null,
      \`staff_member_id\` text not null,
      \`channel\` text not null,
      \`currency_code\` text not null,
      \`orders\` bigint not null,
      \`units\` bigint not null,
      \`revenue_minor\` bigint not null,
      primary key (\`day\`, \`staff_member_id\`, \`channel\`, \`currency_code\`)
    )`,
    `create table \`customer_sales\` (
      \`customer_id\` text not null,
      \`currency_code\` text not null,
      \`orders\` bigint not null,
      \`revenue_minor\` bigint not null,
      \`first_order_at\` datetime not null,
      \`last_order_at\` datetime not null,
      primary key (\`customer_id\`, \`currency_code\`)
    )`,
    `create table \`rollup_state\` (
      \`id\` text not null primary key,
      \`closed_through\` text collate nocase null,
      \`open_from\` datetime not null,
      \`time_zone\` text collate nocase not null
    )`,
  ],
};
