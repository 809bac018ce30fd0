import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

/**
 * The category in which the sums of a product are. So a product that moves to another one takes exactly these along,
 * whatever else happens between the move and the job that follows it.
 */
@Entity()
export class SummedCategory {
  @PrimaryKey({ type: 'string', length: 48 })
  productId!: string;

  /** Empty for a product in none. */
  @Property({ type: 'string', length: 48 })
  categoryId!: string;
}
