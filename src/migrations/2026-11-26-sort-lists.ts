import type { Migration } from '../platform/database/migrations/migration.ts';

const indexes: readonly [table: string, columns: readonly string[]][] = [
  ['sales_order', ['channel', 'placed_at']],
  ['sales_order', ['updated_at']],
  ['sales_order', ['status', 'total_minor']],
  ['sales_order', ['status', 'updated_at']],
  ['sales_order', ['status', 'number']],
  ['order_line', ['sku']],
  ['payment', ['amount_minor']],
  ['payment', ['status', 'amount_minor']],
  ['production_record', ['created_at']],
  ['production_record', ['product_id', 'produced_on', 'created_at']],
  ['production_record', ['staff_member_id', 'produced_on', 'created_at']],
  ['rental', ['status', 'start_date']],
  ['rental', ['status', 'end_date']],
  ['rental', ['status', 'number']],
  ['customer', ['email']],
  ['customer', ['country', 'name']],
  ['user', ['status', 'name']],
  ['user', ['status', 'created_at']],
  ['staff_member', ['status', 'created_at']],
  ['staff_member', ['created_at']],
  ['category', ['created_at']],
  ['supplier', ['created_at']],
];

/** Each of these is the beginning of a new one. */
const replaced: readonly [table: string, columns: readonly string[]][] = [
  ['production_record', ['product_id', 'produced_on']],
  ['production_record', ['staff_member_id', 'produced_on']],
  ['customer', ['country']],
];

const nameOf = (table: string, columns: readonly string[]) => `${table}_${columns.join('_')}_index`;
const listOf = (columns: readonly string[]) => columns.map(column => `\`${column}\``).join(', ');

/** What the lists are sorted by, under their main filters, and what the search of orders began with. */
export const sortLists: Migration = {
  name: '2026-11-26-sort-lists',
  mysql: [
    ...indexes.map(
      ([table, columns]) =>
        `alter table \`${table}\` add index \`${nameOf(table, columns)}\` (${listOf(columns)})`,
    ),
    ...replaced.map(
      ([table, columns]) => `alter table \`${table}\` drop index \`${nameOf(table, columns)}\``,
    ),
    'alter table `customer` add `search_text` varchar(1000) null',
    'alter table `customer` add fulltext index `customer_search_text_fulltext` (`search_text`)',
  ],
  sqlite: [
    ...indexes.map(
      ([table, columns]) => `create index \`${nameOf(table, columns)}\` on \`${table}\` (${listOf(columns)})`,
    ),
    ...replaced.map(([table, columns]) => `drop index \`${nameOf(table, columns)}\``),
    'alter table `customer` add column `search_text` text collate nocase null',
    'create index `customer_search_text_fulltext` on `customer` (`search_text`)',
  ],
};
