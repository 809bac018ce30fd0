import { Migration } from '@mikro-orm/migrations';

/** So that the products of a category or supplier are counted in an index alone. */
export class IndexProductsOfParents extends Migration {
  override up(): void {
    this.addSql(
      'alter table `product` add index `product_category_id_deleted_at_index` (`category_id`, `deleted_at`), add index `product_supplier_id_deleted_at_index` (`supplier_id`, `deleted_at`)',
    );
  }
}
