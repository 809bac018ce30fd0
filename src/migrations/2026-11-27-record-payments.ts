import type { Migration } from '../platform/database/migrations/migration.ts';

/** Where money that was received outside is found, and when it came. */
export const recordPayments: Migration = {
  name: '2026-11-27-record-payments',
  mysql: [
    'alter table `payment` add `reference` varchar(100) null',
    'alter table `payment` add `received_on` varchar(10) null',
  ],
  sqlite: [
    'alter table `payment` add column `reference` text collate nocase null',
    'alter table `payment` add column `received_on` text collate nocase null',
  ],
};
