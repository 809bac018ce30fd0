import { Field, ID, InputType, Int } from 'type-graphql';
import { ById, Versioned } from '../../../platform/graphql/reference-inputs.ts';
import { DecimalScalar, JsonScalar } from '../../../platform/graphql/scalars.ts';
import {
  Checked,
  IdOf,
  IntegerBetween,
  Matches,
  Nested,
  Text,
} from '../../../platform/graphql/validation.ts';
import { ProductStatus, type Specs } from './product.entity.ts';
import { imagesProblem, maxWeightGrams, skuDescription, skuPattern, specsProblem } from './product.rules.ts';

@InputType({ description: 'What renting a product costs, in the currency of the product.' })
export class RentalTermsInput {
  @Field(() => DecimalScalar, { description: 'The rent for one month.' })
  monthlyRate!: string;

  @Field(() => Int, { description: 'The shortest contract, 1 to 120 months.' })
  @IntegerBetween(1, 120)
  minimumMonths!: number;

  @Field(() => DecimalScalar, { description: 'The deposit, held until the product comes back.' })
  deposit!: string;
}

@InputType()
class ProductDetails {
  @Field(() => String, { nullable: true, description: 'The description, up to 10,000 characters.' })
  @Text({ min: 0, max: 10_000, multiline: true })
  description?: string;

  @Field(() => ID, { nullable: true, description: 'The category it is in; null for none.' })
  @IdOf('category', { nullable: true })
  categoryId?: string | null;

  @Field(() => ID, { nullable: true, description: 'The supplier it is bought from; null for none.' })
  @IdOf('supplier', { nullable: true })
  supplierId?: string | null;

  @Field(() => RentalTermsInput, {
    nullable: true,
    description: 'What renting it costs; null when it is not for rent. Running contracts keep their terms.',
  })
  @Nested()
  rentalTerms?: RentalTermsInput | null;

  @Field(() => JsonScalar, {
    nullable: true,
    description:
      'All technical data, in place of what is there: a JSON object of at most 16 KiB, at most 5 levels deep.',
  })
  @Checked(specsProblem)
  specs?: Specs;

  @Field(() => [String], {
    nullable: true,
    description: 'All pictures, in place of what is there: up to 20 http or https URLs.',
  })
  @Checked(imagesProblem)
  images?: string[];

  @Field(() => Int, {
    nullable: true,
    description:
      'At this level or below, the product runs low. A new product gets the default of the store when absent.',
  })
  @IntegerBetween(0, 1_000_000)
  lowStockThreshold?: number;

  @Field(() => ProductStatus, {
    nullable: true,
    description: 'Whether it is on offer; a new product is ACTIVE when absent.',
  })
  @Checked(() => undefined)
  status?: ProductStatus;

  @Field(() => ID, { nullable: true, description: 'The tax class; null for the default one.' })
  @IdOf('taxclass', { nullable: true })
  taxClassId?: string | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'What one unit weighs with its packaging, in grams: 1 to 10,000,000; null when unknown. Shipping by weight needs it.',
  })
  @IntegerBetween(1, maxWeightGrams, { nullable: true })
  weightGrams?: number | null;
}

@InputType({ description: 'A new product.' })
export class CreateProductInput extends ProductDetails {
  @Field(() => String, { description: `The unique SKU: ${skuDescription}.` })
  @Matches(skuPattern, skuDescription)
  sku!: string;

  @Field(() => String, { description: 'The name, 1 to 200 characters.' })
  @Text({ max: 200 })
  name!: string;

  @Field(() => DecimalScalar, {
    description:
      "The price of one unit in the currency of the store, without tax or with it as `Settings.pricesIncludeTax` says: 0 or more, with at most the currency's decimals.",
  })
  price!: string;
}

/** What can be changed of a product, one by one or of many at once. */
@InputType()
export abstract class ProductChanges extends Versioned(ProductDetails) {
  @Field(() => String, { nullable: true, description: `The unique SKU: ${skuDescription}.` })
  @Matches(skuPattern, skuDescription)
  sku?: string;

  @Field(() => String, { nullable: true, description: 'The name, 1 to 200 characters.' })
  @Text({ max: 200 })
  name?: string;

  @Field(() => DecimalScalar, {
    nullable: true,
    description:
      "The price of one unit in the currency of the product, without tax or with it as `Settings.pricesIncludeTax` says: 0 or more, with at most the currency's decimals.",
  })
  @Checked(() => undefined)
  price?: string;
}

@InputType({ description: 'The changes to a product. What is absent stays as it is.' })
export class UpdateProductInput extends ProductChanges {
  @Field(() => ID, { description: "The product's id." })
  @IdOf('product')
  productId!: string;
}

@InputType({ description: 'The product to delete.' })
export class DeleteProductInput extends Versioned(ById('product')) {}

@InputType({ description: 'The product to restore.' })
export class RestoreProductInput extends ById('product', { description: "The deleted product's id." }) {}
