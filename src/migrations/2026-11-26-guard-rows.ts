import type { Migration } from '../platform/database/migrations/migration.ts';

const tables = ['role', 'category', 'supplier', 'user', 'customer', 'sales_order', 'rental'];

/** What a transaction writes when it relies on a row that it does not change, so that all nodes of a cluster know of it. */
export const guardRows: Migration = {
  name: '2026-11-26-guard-rows',
  mysql: [
    ...tables.map(table => `alter table \`${table}\` add \`guard\` int not null default 0 after \`version\``),
    'alter table `rollup_state` add `guard` int not null default 0',
  ],
  sqlite: [...tables, 'rollup_state'].map(
    table => `alter table \`${table}\` add column \`guard\` integer not null default 0`,
  ),
};
