import { Field, ObjectType } from 'type-graphql';
import { Loaded } from '../../../platform/graphql/direct-fields.ts';
import { Product } from '../../catalog/products/product.entity.ts';
import { ReportRow } from './report-row.ts';

/** The fields of all rows about a product. */
@ObjectType()
export abstract class ProductFigures extends ReportRow {
  @Field(() => Product, { nullable: true, description: 'The product; null if deleted.' })
  @Loaded(() => Product)
  product!: Product | null;

  @Field(() => String, { description: "The product's SKU, even if deleted." })
  sku!: string;

  @Field(() => String, { description: "The product's name, even if deleted." })
  name!: string;
}
