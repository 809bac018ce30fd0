import type { Migration } from '../platform/database/migrations/migration.ts';

/** Finds the notifications that are old enough to be deleted. */
export const indexNotifications: Migration = {
  name: '2026-11-22-index-notifications',
  mysql: [
    `alter table \`notification\` add index \`notification_created_at_index\` (\`created_at\`), add index \`notification_read_at_index\` (\`read_at\`)`,
  ],
  sqlite: [
    'create index `notification_created_at_index` on `notification` (`created_at`)',
    'create index `notification_read_at_index` on `notification` (`read_at`)',
  ],
};
