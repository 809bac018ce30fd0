import type { Migration } from '../platform/database/migrations/migration.ts';

const added = [
  ['kind', 'created_at'],
  ['read_at', 'created_at'],
] as const;
const nameOf = (columns: readonly string[]) => `notification_user_id_${columns.join('_')}_index`;
const listOf = (columns: readonly string[]) =>
  ['user_id', ...columns].map(column => `\`${column}\``).join(', ');

/** A person's unread notifications, and those of a kind, are found in their order. */
export const sortNotifications: Migration = {
  name: '2026-11-27-sort-notifications',
  mysql: [
    ...added.map(
      columns => `alter table \`notification\` add index \`${nameOf(columns)}\` (${listOf(columns)})`,
    ),
    'alter table `notification` drop index `notification_user_id_read_at_index`',
  ],
  sqlite: [
    ...added.map(columns => `create index \`${nameOf(columns)}\` on \`notification\` (${listOf(columns)})`),
    'drop index `notification_user_id_read_at_index`',
  ],
};
