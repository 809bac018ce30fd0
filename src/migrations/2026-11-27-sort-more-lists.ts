import type { Migration } from '../platform/database/migrations/migration.ts';

const added = [
  ['kind', 'created_at'],
  ['read_at', 'created_at'],
] as const;
const nameOf = (columns: readonly string[]) => `notification_user_id_${columns.join('_')}_index`;
const listOf = (columns: readonly string[]) =>
  ['user_id', ...columns].map(column => `\`${column}\``).join(', ');

/** A person's unread notifications, and those of a kind, in their order; and what is in stock, by how much there is. */
export const sortMoreLists: Migration = {
  name: '2026-11-27-sort-more-lists',
  mysql: [
    ...added.map(
      columns => `alter table \`notification\` add index \`${nameOf(columns)}\` (${listOf(columns)})`,
    ),
    'alter table `notification` drop index `notification_user_id_read_at_index`',
    // SQLite would use it where it is of no use, since it does not know how many rows have a value.
    'alter table `product` add index `product_availability_stock_on_hand_index` (`availability`, `stock_on_hand`)',
  ],
  sqlite: [
    ...added.map(columns => `create index \`${nameOf(columns)}\` on \`notification\` (${listOf(columns)})`),
    'drop index `notification_user_id_read_at_index`',
  ],
};
