import { Field, ID, InputType } from 'type-graphql';
import { BulkEntries, BulkInput, maxBulkEntries } from '../../../../platform/bulk/bulk.inputs.ts';
import { DecimalScalar } from '../../../../platform/graphql/scalars.ts';
import { IdOf } from '../../../../platform/graphql/validation.ts';
import { ProductChanges } from '../product.inputs.ts';

@InputType({ description: 'The changes to one of many products. What is absent stays as it is.' })
export class ProductChangeInput extends ProductChanges {
  @Field(() => ID, { description: "The product's id." })
  @IdOf('product')
  id!: string;
}

@InputType({ description: 'The changes to many products.' })
export class UpdateProductsInput extends BulkInput {
  @Field(() => [ProductChangeInput], {
    description: `What to change, 1 to ${maxBulkEntries} products, each once.`,
  })
  @BulkEntries()
  changes!: ProductChangeInput[];
}

@InputType({ description: 'How a price changes. Pass exactly one of the fields.' })
export class PriceChangeInput {
  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'Percent to add, or to take off when negative: "-10" is 10 % off. From -100 to 1,000.',
  })
  percent?: string | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: "An amount to add, or to take off when negative, in the product's currency.",
  })
  amount?: string | null;

  @Field(() => DecimalScalar, { nullable: true, description: "The new price, in the product's currency." })
  price?: string | null;
}
