import type { Migration } from '../platform/database/migrations/migration.ts';

/** So that the products of a category or supplier are counted in an index alone. */
export const indexProductsOfParents: Migration = {
  name: '2026-11-26-index-products-of-parents',
  mysql: [
    'alter table `product` add index `product_category_id_deleted_at_index` (`category_id`, `deleted_at`), add index `product_supplier_id_deleted_at_index` (`supplier_id`, `deleted_at`)',
  ],
  sqlite: [
    'create index `product_category_id_deleted_at_index` on `product` (`category_id`, `deleted_at`)',
    'create index `product_supplier_id_deleted_at_index` on `product` (`supplier_id`, `deleted_at`)',
  ],
};
