import type { Migration } from '../platform/database/migrations/migration.ts';

/** Which version of the search index is read. The row comes with the first start. */
export const versionSearch: Migration = {
  name: '2026-11-27-version-search',
  mysql: [
    `create table \`search_state\` (
      \`id\` varchar(10) collate ascii_bin not null,
      \`version\` int not null,
      \`position\` varchar(60) not null,
      \`ended_at\` datetime(3) null,
      primary key (\`id\`)
    ) default character set utf8mb4 collate utf8mb4_unicode_520_ci engine = InnoDB`,
  ],
  sqlite: [
    `create table \`search_state\` (
      \`id\` text not null primary key,
      \`version\` integer not null,
      \`position\` text collate nocase not null,
      \`ended_at\` datetime null
    )`,
  ],
};
