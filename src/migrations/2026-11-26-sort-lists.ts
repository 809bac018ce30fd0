import type { Migration, MigrationConnection } from '../platform/database/migrations/migration.ts';
import { indexedText } from '../platform/lib/search-text.ts';

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

const rowsPerBatch = 500;

/** The words of the names of the customers that exist. */
async function fillSearchText(connection: MigrationConnection): Promise<void> {
  let last = '';
  for (;;) {
    const rows = await connection.run<{ id: string; name: string; contactName: string | null }>(
      `select id, name, contact_name as contactName from customer where id > ? order by id limit ${rowsPerBatch}`,
      [last],
    );
    for (const { id, name, contactName } of rows) {
      const text = indexedText(`${name} ${contactName ?? ''}`).slice(0, 1_000);
      await connection.run('update customer set search_text = ? where id = ?', [text, id]);
    }
    if (rows.length < rowsPerBatch) return;
    last = rows.at(-1)!.id;
  }
}

/** What the lists are sorted by, under their main filters, and what the search of orders begins with. */
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
    fillSearchText,
    'alter table `customer` add fulltext index `customer_search_text_fulltext` (`search_text`)',
  ],
  sqlite: [
    ...indexes.map(
      ([table, columns]) => `create index \`${nameOf(table, columns)}\` on \`${table}\` (${listOf(columns)})`,
    ),
    ...replaced.map(([table, columns]) => `drop index \`${nameOf(table, columns)}\``),
    'alter table `customer` add column `search_text` text collate nocase null',
    fillSearchText,
    'create index `customer_search_text_fulltext` on `customer` (`search_text`)',
  ],
};
