import { Field, ObjectType } from 'type-graphql';
import { Loaded } from '../../../platform/graphql/direct-fields.ts';
import { Product } from '../../catalog/products/product.entity.ts';
import { ReportRow } from './report-row.ts';

/** What rows about a product have in common. */
@ObjectType()
export abstract class ProductFigures extends ReportRow {
  @Field(() => Product, { nullable: true, description: 'The product as it is now; null once it is deleted.' })
  @Loaded(() => Product)
  product!: Product | null;

  @Field(() => String, { description: 'Its SKU, also of a deleted one.' })
  sku!: string;

  @Field(() => String, { description: 'Its name, also of a deleted one.' })
  name!: string;
}
