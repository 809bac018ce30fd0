import { Entity, Index, PrimaryKey } from '@mikro-orm/decorators/legacy';

/** That a product has a value among its specs. What products are found by; the specs themselves are in the product. */
@Entity()
@Index({ properties: ['productId'] })
export class ProductSpec {
  /** The names that lead to the value, as JSON: `["display","inches"]`. */
  @PrimaryKey({ type: 'string', length: 320 })
  pathKey!: string;

  /** The value as JSON, cut if it is long. */
  @PrimaryKey({ type: 'string', length: 200 })
  valueKey!: string;

  @PrimaryKey({ type: 'string', length: 48 })
  productId!: string;
}
