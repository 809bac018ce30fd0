import { Migration } from '@mikro-orm/migrations';

/** The store's settings, the catalog, and the tables of the search. */
export class CreateCatalog extends Migration {
  override up(): void {
    this.addSql(`create table \`category\` (
      \`id\` varchar(48) collate ascii_bin not null,
      \`created_at\` datetime(3) not null,
      \`updated_at\` datetime(3) not null,
      \`deleted_at\` datetime(3) null,
      \`version\` int not null default 1,
      \`code\` varchar(64) not null,
      \`name\` varchar(100) not null,
      \`slug\` varchar(100) not null,
      \`description\` varchar(2000) not null,
      \`parent_id\` varchar(48) collate ascii_bin null,
      primary key (\`id\`)
    ) default character set utf8mb4 collate utf8mb4_unicode_520_ci engine = InnoDB`);
    this.addSql(`alter table \`category\` add unique \`category_code_unique\` (\`code\`)`);
    this.addSql(`alter table \`category\` add unique \`category_slug_unique\` (\`slug\`)`);
    this.addSql(`alter table \`category\` add index \`category_parent_id_index\` (\`parent_id\`)`);
    this.addSql(`alter table \`category\` add index \`category_name_index\` (\`name\`)`);
    this.addSql(`create table \`search_document\` (
      \`id\` varchar(48) collate ascii_bin not null,
      \`type\` varchar(16) not null,
      \`code\` varchar(64) not null,
      \`title\` varchar(1000) not null,
      \`body\` text not null,
      primary key (\`id\`)
    ) default character set utf8mb4 collate utf8mb4_unicode_520_ci engine = InnoDB`);
    this.addSql(
      `alter table \`search_document\` add fulltext index \`search_document_text_fulltext\`(\`title\`,\`body\`)`,
    );
    this.addSql(
      `alter table \`search_document\` add index \`search_document_type_code_index\` (\`type\`, \`code\`)`,
    );
    this.addSql(`create table \`settings\` (
      \`id\` varchar(48) collate ascii_bin not null,
      \`created_at\` datetime(3) not null,
      \`updated_at\` datetime(3) not null,
      \`deleted_at\` datetime(3) null,
      \`version\` int not null default 1,
      \`store_name\` varchar(100) not null,
      \`currency_code\` varchar(3) not null,
      \`time_zone\` varchar(64) not null,
      \`low_stock_threshold\` int not null,
      primary key (\`id\`)
    ) default character set utf8mb4 collate utf8mb4_unicode_520_ci engine = InnoDB`);
    this.addSql(`create table \`supplier\` (
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
      \`city\` varchar(100) null,
      \`country\` varchar(100) null,
      primary key (\`id\`)
    ) default character set utf8mb4 collate utf8mb4_unicode_520_ci engine = InnoDB`);
    this.addSql(`alter table \`supplier\` add unique \`supplier_code_unique\` (\`code\`)`);
    this.addSql(`alter table \`supplier\` add index \`supplier_country_index\` (\`country\`)`);
    this.addSql(`alter table \`supplier\` add index \`supplier_name_index\` (\`name\`)`);
    this.addSql(`create table \`product\` (
      \`id\` varchar(48) collate ascii_bin not null,
      \`created_at\` datetime(3) not null,
      \`updated_at\` datetime(3) not null,
      \`deleted_at\` datetime(3) null,
      \`version\` int not null default 1,
      \`sku\` varchar(64) not null,
      \`name\` varchar(200) not null,
      \`description\` text not null,
      \`category_id\` varchar(48) collate ascii_bin null,
      \`supplier_id\` varchar(48) collate ascii_bin null,
      \`price_minor\` bigint not null,
      \`currency_code\` varchar(3) not null,
      \`rental_monthly_rate_minor\` bigint null,
      \`rental_minimum_months\` int null,
      \`rental_deposit_minor\` bigint null,
      \`specs\` json not null,
      \`images\` json not null,
      \`stock_on_hand\` int not null default 0,
      \`low_stock_threshold\` int not null,
      \`status\` varchar(16) not null default 'ACTIVE',
      primary key (\`id\`)
    ) default character set utf8mb4 collate utf8mb4_unicode_520_ci engine = InnoDB`);
    this.addSql(`alter table \`product\` add unique \`product_sku_unique\` (\`sku\`)`);
    this.addSql(`alter table \`product\` add index \`product_category_id_index\` (\`category_id\`)`);
    this.addSql(`alter table \`product\` add index \`product_supplier_id_index\` (\`supplier_id\`)`);
    this.addSql(`alter table \`product\` add index \`product_updated_at_index\` (\`updated_at\`)`);
    this.addSql(`alter table \`product\` add index \`product_created_at_index\` (\`created_at\`)`);
    this.addSql(`alter table \`product\` add index \`product_stock_on_hand_index\` (\`stock_on_hand\`)`);
    this.addSql(`alter table \`product\` add index \`product_price_minor_index\` (\`price_minor\`)`);
    this.addSql(`alter table \`product\` add index \`product_name_index\` (\`name\`)`);
    this.addSql(
      `alter table \`category\` add constraint \`category_parent_id_foreign\` foreign key (\`parent_id\`) references \`category\` (\`id\`) on update restrict on delete restrict`,
    );
    this.addSql(
      `alter table \`product\` add constraint \`product_category_id_foreign\` foreign key (\`category_id\`) references \`category\` (\`id\`) on update restrict on delete restrict`,
    );
    this.addSql(
      `alter table \`product\` add constraint \`product_supplier_id_foreign\` foreign key (\`supplier_id\`) references \`supplier\` (\`id\`) on update restrict on delete restrict`,
    );
  }
}
