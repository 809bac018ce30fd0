import type { Migration } from '../platform/database/migrations/migration.ts';

/** What is in stock, by how much there is. SQLite would use it where it is of no use. */
export const sortStock: Migration = {
  name: '2026-11-27-sort-stock',
  mysql: [
    'alter table `product` add index `product_availability_stock_on_hand_index` (`availability`, `stock_on_hand`)',
  ],
  sqlite: [],
};
