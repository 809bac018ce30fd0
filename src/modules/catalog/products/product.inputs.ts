import { ArgsType, Field, ID, InputType, Int, registerEnumType } from 'type-graphql';
import { ConnectionArgs } from '../../../graphql/connection.ts';
import { DecimalScalar, JsonScalar } from '../../../graphql/scalars.ts';
import { Checked, IdOf, IntegerBetween, Matches, Nested, Text } from '../../../graphql/validation.ts';
import { ProductStatus, type Specs } from './product.entity.ts';
import { imagesComplaint, skuDescription, skuPattern, specsComplaint } from './product.rules.ts';
import { Availability } from './stock.ts';

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

@InputType({ description: 'A new product.' })
export class CreateProductInput {
  @Field(() => String, { description: `Unique; ${skuDescription}.` })
  @Matches(skuPattern, skuDescription)
  sku!: string;

  @Field(() => String, { description: '1 to 200 characters.' })
  @Text({ max: 200 })
  name!: string;

  @Field(() => String, { nullable: true, description: 'Up to 10,000 characters.' })
  @Text({ min: 0, max: 10_000, multiline: true })
  description?: string;

  @Field(() => DecimalScalar, { description: "0 or more, with at most the currency's decimals." })
  price!: string;

  @Field(() => ID, { nullable: true, description: 'The category it stands in.' })
  @IdOf('category', { nullable: true })
  categoryId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Whom it is bought from.' })
  @IdOf('supplier', { nullable: true })
  supplierId?: string | null;

  @Field(() => RentalTermsInput, { nullable: true, description: 'Makes the product rentable.' })
  @Nested()
  rentalTerms?: RentalTermsInput | null;

  @Field(() => JsonScalar, {
    nullable: true,
    description: 'A JSON object of at most 16 KiB, at most 5 levels deep.',
  })
  @Checked(specsComplaint)
  specs?: Specs;

  @Field(() => [String], { nullable: true, description: 'Up to 20 http or https addresses.' })
  @Checked(imagesComplaint)
  images?: string[];

  @Field(() => Int, {
    nullable: true,
    description: 'At this stock or less it runs low; the setting of the store when absent.',
  })
  @IntegerBetween(0, 1_000_000)
  lowStockThreshold?: number;

  @Field(() => ProductStatus, { nullable: true, description: 'ACTIVE when absent.' })
  @Checked(() => undefined)
  status?: ProductStatus;
}

@InputType({ description: 'What to change of a product. What is absent stays as it is.' })
export class UpdateProductInput {
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

  @Field(() => String, { nullable: true, description: 'Up to 10,000 characters.' })
  @Text({ min: 0, max: 10_000, multiline: true })
  description?: string;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: "0 or more, with at most the currency's decimals.",
  })
  @Checked(() => undefined)
  price?: string;

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
    description: 'Replaces all specs: a JSON object of at most 16 KiB, at most 5 levels deep.',
  })
  @Checked(specsComplaint)
  specs?: Specs;

  @Field(() => [String], {
    nullable: true,
    description: 'Replaces all pictures: up to 20 http or https addresses.',
  })
  @Checked(imagesComplaint)
  images?: string[];

  @Field(() => Int, { nullable: true, description: 'At this stock or less it runs low.' })
  @IntegerBetween(0, 1_000_000)
  lowStockThreshold?: number;

  @Field(() => ProductStatus, { nullable: true, description: 'Whether it is on offer.' })
  @Checked(() => undefined)
  status?: ProductStatus;
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

@InputType({ description: 'A range of amounts, both ends included.' })
export class PriceRangeInput {
  @Field(() => DecimalScalar, { nullable: true, description: 'At least this much.' })
  min?: string | null;

  @Field(() => DecimalScalar, { nullable: true, description: 'At most this much.' })
  max?: string | null;
}

@InputType({ description: 'A range of time: from this moment on, and before that one.' })
export class DateTimeRangeInput {
  @Field(() => Date, { nullable: true, description: 'Included.' })
  from?: Date | null;

  @Field(() => Date, { nullable: true, description: 'Not included.' })
  to?: Date | null;
}

@InputType({ description: 'A value inside the specs.' })
export class SpecFilterInput {
  @Field(() => String, {
    description: 'The names on the way to the value, with dots between: "display.inches".',
  })
  @Matches(
    /^[\p{L}\p{N}_ -]{1,60}(\.[\p{L}\p{N}_ -]{1,60}){0,4}$/u,
    'up to five names of letters, digits, spaces, "_", or "-", with dots between',
  )
  path!: string;

  @Field(() => JsonScalar, { description: 'The text, number, or true or false that stands there.' })
  @Checked(value =>
    ['string', 'number', 'boolean'].includes(typeof value)
      ? undefined
      : 'must be a text, a number, true, or false.',
  )
  equals!: string | number | boolean;
}

@InputType({ description: 'Which products. All conditions must hold.' })
export class ProductFilter {
  @Field(() => String, {
    nullable: true,
    description: 'Words of the name, the SKU, or the description; the last may be begun only.',
  })
  @Text({ min: 0, max: 200, nullable: true })
  search?: string | null;

  @Field(() => ID, { nullable: true, description: 'In this category or one below it.' })
  @IdOf('category', { nullable: true })
  categoryId?: string | null;

  @Field(() => ID, { nullable: true, description: 'From this supplier.' })
  @IdOf('supplier', { nullable: true })
  supplierId?: string | null;

  @Field(() => PriceRangeInput, { nullable: true, description: 'With a price in this range.' })
  price?: PriceRangeInput | null;

  @Field(() => Boolean, { nullable: true, description: 'With rental terms, or without.' })
  rentable?: boolean | null;

  @Field(() => Availability, { nullable: true, description: 'With this much stock.' })
  availability?: Availability | null;

  @Field(() => [SpecFilterInput], {
    nullable: true,
    description: 'With all of these technical data; up to 10.',
  })
  @Nested({ each: true })
  @Checked(value => ((value as unknown[]).length > 10 ? 'must hold at most 10 conditions.' : undefined), {
    nullable: true,
  })
  specs?: SpecFilterInput[] | null;

  @Field(() => ProductStatus, { nullable: true, description: 'With this status; all when absent.' })
  status?: ProductStatus | null;

  @Field(() => DateTimeRangeInput, { nullable: true, description: 'Created in this range.' })
  createdAt?: DateTimeRangeInput | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'True for deleted products instead of the others. Needs the permission CATALOG_MANAGE.',
  })
  deleted?: boolean | null;
}

export const ProductSortField = {
  RELEVANCE: 'RELEVANCE',
  NAME: 'NAME',
  PRICE: 'PRICE',
  CREATED_AT: 'CREATED_AT',
  UPDATED_AT: 'UPDATED_AT',
  STOCK: 'STOCK',
  SKU: 'SKU',
} as const;
export type ProductSortField = keyof typeof ProductSortField;
registerEnumType(ProductSortField, {
  name: 'ProductSortField',
  description: 'What products are sorted by.',
  valuesConfig: {
    RELEVANCE: {
      description:
        'How well they fit the search, best first; only together with `filter.search`, and then the default.',
    },
    NAME: { description: 'By name; the default without a search.' },
    PRICE: { description: 'By price.' },
    CREATED_AT: { description: 'By the time they were created.' },
    UPDATED_AT: { description: 'By the time of their last change.' },
    STOCK: { description: 'By stock on hand.' },
    SKU: { description: 'By SKU.' },
  },
});

export const SortDirection = { ASC: 'ASC', DESC: 'DESC' } as const;
export type SortDirection = keyof typeof SortDirection;
registerEnumType(SortDirection, {
  name: 'SortDirection',
  description: 'Which way a list is sorted.',
  valuesConfig: { ASC: { description: 'The smallest first.' }, DESC: { description: 'The largest first.' } },
});

@InputType({ description: 'The order of products.' })
export class ProductSort {
  @Field(() => ProductSortField, { description: 'What to sort by.' })
  field!: ProductSortField;

  @Field(() => SortDirection, { defaultValue: 'ASC', description: 'Which way.' })
  direction: SortDirection = 'ASC';
}

@ArgsType()
export class ProductsArgs extends ConnectionArgs {
  @Field(() => ProductFilter, { nullable: true, description: 'Which ones; all when absent.' })
  @Nested()
  filter?: ProductFilter | null;

  @Field(() => ProductSort, {
    nullable: true,
    description: 'In which order; by name when absent, or by relevance for a search.',
  })
  @Nested()
  sort?: ProductSort | null;
}
