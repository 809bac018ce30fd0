import type { Migration } from '../platform/database/migrations/migration.ts';

/** The filter and the sort of the list that an export shows. Earlier exports show whole lists. */
export const filterExports: Migration = {
  name: '2026-11-26-filter-exports',
  mysql: ['alter table `export_file` add `filter` json null, add `sort` json null'],
  sqlite: [
    'alter table `export_file` add column `filter` json null',
    'alter table `export_file` add column `sort` json null',
  ],
};
