import { Migration } from '@mikro-orm/migrations';

/** What is held without being paid, and how much of it may be. Orders that wait when this runs do not count. */
export class LimitHolds extends Migration {
  override up(): void {
    this.addSql(`create table \`goods_hold\` (
      \`id\` varchar(48) collate ascii_bin not null,
      \`customer_id\` varchar(48) collate ascii_bin not null,
      \`network_key\` varchar(43) collate utf8mb4_bin null,
      \`is_confirmed\` tinyint(1) not null,
      \`units\` int not null,
      \`expires_at\` datetime(3) not null,
      primary key (\`id\`)
    ) default character set utf8mb4 collate utf8mb4_unicode_520_ci engine = InnoDB`);
    this.addSql('alter table `goods_hold` add index `goods_hold_customer_id_index` (`customer_id`)');
    this.addSql('alter table `goods_hold` add index `goods_hold_network_key_index` (`network_key`)');
    this.addSql(`create table \`hold_slot\` (
      \`number\` int unsigned not null,
      \`writes\` bigint not null,
      primary key (\`number\`)
    ) default character set utf8mb4 collate utf8mb4_unicode_520_ci engine = InnoDB`);
    this.addSql(`alter table \`settings\`
      add \`unpaid_order_limit\` int null default 10,
      add \`unpaid_unit_limit\` int null default 200,
      add \`unconfirmed_order_limit\` int null default 2,
      add \`unconfirmed_unit_limit\` int null default 20,
      add \`network_order_limit\` int null default 50,
      add \`network_unit_limit\` int null default 500`);
  }
}
