import type { Migration } from '../platform/database/migrations/migration.ts';

/** What is held without being paid, and how much of it may be. Orders that wait when this runs do not count. */
export const limitHolds: Migration = {
  name: '2026-11-26-limit-holds',
  mysql: [
    `create table \`goods_hold\` (
      \`id\` varchar(48) collate ascii_bin not null,
      \`customer_id\` varchar(48) collate ascii_bin not null,
      \`network_key\` varchar(43) collate utf8mb4_bin null,
      \`is_confirmed\` tinyint(1) not null,
      \`units\` int not null,
      \`expires_at\` datetime(3) not null,
      primary key (\`id\`)
    ) default character set utf8mb4 collate utf8mb4_unicode_520_ci engine = InnoDB`,
    'alter table `goods_hold` add index `goods_hold_customer_id_index` (`customer_id`)',
    'alter table `goods_hold` add index `goods_hold_network_key_index` (`network_key`)',
    `create table \`hold_slot\` (
      \`number\` int unsigned not null,
      \`writes\` bigint not null,
      primary key (\`number\`)
    ) default character set utf8mb4 collate utf8mb4_unicode_520_ci engine = InnoDB`,
    `alter table \`settings\`
      add \`unpaid_order_limit\` int null default 10,
      add \`unpaid_unit_limit\` int null default 200,
      add \`unconfirmed_order_limit\` int null default 2,
      add \`unconfirmed_unit_limit\` int null default 20,
      add \`network_order_limit\` int null default 50,
      add \`network_unit_limit\` int null default 500`,
  ],
  sqlite: [
    `create table \`goods_hold\` (
      \`id\` text not null primary key,
      \`customer_id\` text not null,
      \`network_key\` text null,
      \`is_confirmed\` integer not null,
      \`units\` integer not null,
      \`expires_at\` datetime not null
    )`,
    'create index `goods_hold_customer_id_index` on `goods_hold` (`customer_id`)',
    'create index `goods_hold_network_key_index` on `goods_hold` (`network_key`)',
    `create table \`hold_slot\` (
      \`number\` integer not null primary key,
      \`writes\` bigint not null
    )`,
    'alter table `settings` add column `unpaid_order_limit` integer null default 10',
    'alter table `settings` add column `unpaid_unit_limit` integer null default 200',
    'alter table `settings` add column `unconfirmed_order_limit` integer null default 2',
    'alter table `settings` add column `unconfirmed_unit_limit` integer null default 20',
    'alter table `settings` add column `network_order_limit` integer null default 50',
    'alter table `settings` add column `network_unit_limit` integer null default 500',
  ],
};
