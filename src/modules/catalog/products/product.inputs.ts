import { Field, ID, InputType, Int } from 'type-graphql';
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
import { imagesProblem, skuDescription, skuPattern, specsProblem } from './product.rules.ts';

@InputType({ description: 'What it costs to rent a product.' })
export class RentalTermsInput {
  @Field(() => DecimalScalar, { description: 'For a month, in the currency of the store.' })
  monthlyRate!: string;

  @Field(() => Int, { description: 'The shortest contract, 1 to 120 months.' })
  @IntegerBetween(1, 120)
  minimumMonths!: number;

  @Field(() => DecimalScalar, { description: 'Held until the product comes back.' })
  deposit!: string;
}

@InputType()
abstract class ProductDetails {
  @Field(() => String, { nullable: true, description: 'Up to 10,000 characters.' })
  @Text({ min: 0, max: 10_000, multiline: true })
  description?: string;

  @Field(() => ID, { nullable: true, description: 'The category it stands in; null for none.' })
  @IdOf('category', { nullable: true })
  categoryId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Whom it is bought from; null for nobody.' })
  @IdOf('supplier', { nullable: true })
  supplierId?: string | null;

  @Field(() => RentalTermsInput, {
    nullable: true,
    description: 'Null when it is no longer for rent. Running contracts keep their terms.',
  })
  @Nested()
  rentalTerms?: RentalTermsInput | null;

  @Field(() => JsonScalar, {
    nullable: true,
    description: 'All of them at once: a JSON object of at most 16 KiB, at most 5 levels deep.',
  })
  @Checked(specsProblem)
  specs?: Specs;

  @Field(() => [String], {
    nullable: true,
    description: 'All pictures at once: up to 20 http or https addresses.',
  })
  @Checked(imagesProblem)
  images?: string[];

  @Field(() => Int, {
    nullable: true,
    description: 'At this stock or less it runs low; the setting of the store when none was ever given.',
  })
  @IntegerBetween(0, 1_000_000)
  lowStockThreshold?: number;

  @Field(() => ProductStatus, {
    nullable: true,
    description: 'Whether it is on offer; a new product is ACTIVE.',
  })
  @Checked(() => undefined)
  status?: ProductStatus;
}

@InputType({ description: 'A new product.' })
export class CreateProductInput extends ProductDetails {
  @Field(() => String, { description: `Unique; ${skuDescription}.` })
  @Matches(skuPattern, skuDescription)
  sku!: string;

  @Field(() => String, { description: '1 to 200 characters.' })
  @Text({ max: 200 })
  name!: string;

  @Field(() => DecimalScalar, { description: "0 or more, with at most the currency's decimals." })
  price!: string;
}

@InputType({ description: 'What to change of a product. What is absent stays as it is.' })
export class UpdateProductInput extends ProductDetails {
  @Field(() => ID, { description: 'The product.' })
  @IdOf('product')
  productId!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'The version you saw; when it has changed since, you are told.',
  })
  version?: number | null;

  @Field(() => String, { nullable: true, description: `Unique; ${skuDescription}.` })
  @Matches(skuPattern, skuDescription)
  sku?: string;

  @Field(() => String, { nullable: true, description: '1 to 200 characters.' })
  @Text({ max: 200 })
  name?: string;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: "0 or more, with at most the currency's decimals.",
  })
  @Checked(() => undefined)
  price?: string;
}

@InputType({ description: 'The product to delete.' })
export class DeleteProductInput {
  @Field(() => ID, { description: 'The product.' })
  @IdOf('product')
  productId!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'The version you saw; when it has changed since, you are told.',
  })
  version?: number | null;
}

@InputType({ description: 'The product to bring back.' })
export class RestoreProductInput {
  @Field(() => ID, { description: 'The deleted product.' })
  @IdOf('product')
  productId!: string;
}
