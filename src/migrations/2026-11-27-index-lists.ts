import type { Migration } from '../platform/database/migrations/migration.ts';
import { rebuildTable } from '../platform/database/migrations/rebuild-table.ts';

type Index = readonly [table: string, columns: readonly string[]];

const indexes: readonly Index[] = [
  ['product', ['category_id', 'name']],
  ['product', ['category_id', 'currency_code', 'price_minor']],
  ['product', ['category_id', 'created_at']],
  ['customer', ['city', 'name']],
  ['email_message', ['template', 'created_at']],
];

/** SQLite would use these where they are of no use, since it does not know how many rows have a value. */
const mysqlIndexes: readonly Index[] = [
  ['product', ['availability', 'name']],
  ['product', ['is_rentable', 'name']],
  ['product', ['status', 'name']],
  ['product', ['deleted_at', 'name']],
  ['customer', ['deleted_at', 'name']],
  ['user', ['deleted_at', 'name']],
];

/** Each of these is the beginning of another one, or of a unique one. */
const redundant: readonly Index[] = [
  ['customer', ['user_id']],
  ['dispute', ['payment_id']],
  ['export_chunk', ['export_id']],
  ['export_file', ['requested_by_id']],
  ['import_problem', ['import_id']],
  ['import_run', ['created_by_id']],
  ['notification', ['user_id']],
  ['notification_preference', ['user_id']],
  ['order_event', ['order_id']],
  ['order_line', ['order_id']],
  ['payment_event', ['payment_id']],
  ['product', ['category_id']],
  ['product', ['supplier_id']],
  ['production_record', ['product_id']],
  ['production_record', ['staff_member_id']],
  ['recovery_code', ['user_id']],
  ['refund', ['payment_id']],
  ['rental', ['customer_id']],
  ['rental', ['product_id']],
  ['rental_event', ['rental_id']],
  ['rental_installment', ['rental_id']],
  ['role', ['name']],
  ['sales_order', ['customer_id']],
  ['sales_order', ['sold_by_id']],
  ['session', ['user_id']],
  ['staff_invitation', ['staff_member_id']],
  ['staff_member', ['user_id']],
  ['stock_movement', ['product_id']],
  ['upload', ['owner_id']],
  ['upload_chunk', ['upload_id']],
  ['user_role', ['user_id']],
  ['user_token', ['user_id']],
];

const nameOf = ([table, columns]: Index) => `${table}_${columns.join('_')}_index`;
const listOf = ([, columns]: Index) => columns.map(column => `\`${column}\``).join(', ');

const availability =
  "(case when `stock_on_hand` <= 0 then 'OUT_OF_STOCK' when `stock_on_hand` <= `low_stock_threshold` then 'LOW_STOCK' else 'IN_STOCK' end) virtual";
const isRentable = '(`rental_monthly_rate_minor` is not null) virtual';

/** In one line, and generated columns before the constraints: else the ORM does not find what generates them. */
const sqliteProduct = [
  '`id` text not null primary key',
  '`created_at` datetime not null',
  '`updated_at` datetime not null',
  '`deleted_at` datetime null',
  '`version` integer not null default 1',
  '`sku` text collate nocase not null',
  '`name` text collate nocase not null',
  '`description` text not null',
  '`category_id` text null',
  '`supplier_id` text null',
  '`price_minor` bigint not null',
  '`currency_code` text collate nocase not null',
  '`rental_monthly_rate_minor` bigint null',
  '`rental_minimum_months` integer null',
  '`rental_deposit_minor` bigint null',
  '`specs` json not null',
  '`images` json not null',
  '`stock_on_hand` integer not null default 0',
  '`low_stock_threshold` integer not null',
  "`status` text collate nocase not null default 'ACTIVE'",
  `\`availability\` text generated always as ${availability}`,
  `\`is_rentable\` integer generated always as ${isRentable}`,
  'constraint `product_category_id_foreign` foreign key (`category_id`) references `category` (`id`) on update restrict on delete restrict',
  'constraint `product_supplier_id_foreign` foreign key (`supplier_id`) references `supplier` (`id`) on update restrict on delete restrict',
].join(', ');

/** What the lists are filtered by, each with the sort that is usual; and no index with which another one begins. */
export const indexLists: Migration = {
  name: '2026-11-27-index-lists',
  mysql: [
    `alter table \`product\` add \`availability\` varchar(16) generated always as ${availability}, add \`is_rentable\` tinyint(1) generated always as ${isRentable}`,
    ...[...indexes, ...mysqlIndexes].map(
      index => `alter table \`${index[0]}\` add index \`${nameOf(index)}\` (${listOf(index)})`,
    ),
    ...redundant.map(index => `alter table \`${index[0]}\` drop index \`${nameOf(index)}\``),
  ],
  sqlite: [
    rebuildTable('product', { columns: sqliteProduct }),
    ...indexes.map(index => `create index \`${nameOf(index)}\` on \`${index[0]}\` (${listOf(index)})`),
    ...redundant.map(index => `drop index \`${nameOf(index)}\``),
  ],
};
