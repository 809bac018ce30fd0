import { ArgsType, Field, ID, InputType } from 'type-graphql';
import { DayRangeInput } from '../../../platform/graphql/day-range.ts';
import { listArgs, Searchable, sortOf, tableScan } from '../../../platform/graphql/list-args.ts';
import { DateTimeRangeInput, MoneyRangeInput } from '../../../platform/graphql/list-inputs.ts';
import { ConditionCost } from '../../../platform/graphql/price.ts';
import { JsonScalar } from '../../../platform/graphql/scalars.ts';
import { Checked, IdOf, IdsOf, Matches, Nested } from '../../../platform/graphql/validation.ts';
import { ProductStatus } from './product.entity.ts';
import { Availability } from './stock.ts';

@InputType({ description: 'A value that the specs of a product must contain.' })
export class SpecFilterInput {
  @Field(() => String, {
    description: 'The names that lead to the value, joined by dots, such as "display.inches".',
  })
  @Matches(
    /^[\p{L}\p{N}_ -]{1,60}(\.[\p{L}\p{N}_ -]{1,60}){0,4}$/u,
    'up to five names of letters, digits, spaces, "_", or "-", with dots between them',
  )
  path!: string;

  @Field(() => JsonScalar, { description: 'The value at this path: a text, a number, true, or false.' })
  @Checked(value =>
    ['string', 'number', 'boolean'].includes(typeof value)
      ? undefined
      : 'must be a text, a number, true, or false.',
  )
  equals!: string | number | boolean;
}

@InputType({ description: 'Which products to list. All conditions must hold.' })
export class ProductFilter extends Searchable(
  'Words of the name, the SKU, or the description. The last word may be incomplete.',
) {
  @Field(() => [ID], { nullable: true, description: 'Products with one of these ids; up to 100.' })
  @IdsOf('product')
  ids?: string[] | null;

  @ConditionCost({ scan: 200 })
  @Field(() => ID, { nullable: true, description: 'Products in this category or a category below it.' })
  @IdOf('category', { nullable: true })
  categoryId?: string | null;

  @ConditionCost({ scan: tableScan })
  @Field(() => [ID], {
    nullable: true,
    description: 'Products in one of these categories or a category below them; up to 100.',
  })
  @IdsOf('category')
  categoryIds?: string[] | null;

  @ConditionCost({ scan: tableScan })
  @Field(() => Boolean, {
    nullable: true,
    description: 'True for products without a category, false for products in one.',
  })
  withoutCategory?: boolean | null;

  @ConditionCost({ scan: 200 })
  @Field(() => ID, { nullable: true, description: 'Products from this supplier.' })
  @IdOf('supplier', { nullable: true })
  supplierId?: string | null;

  @ConditionCost({ scan: tableScan })
  @Field(() => [ID], { nullable: true, description: 'Products from one of these suppliers; up to 100.' })
  @IdsOf('supplier')
  supplierIds?: string[] | null;

  @ConditionCost({ scan: tableScan })
  @Field(() => MoneyRangeInput, {
    nullable: true,
    description:
      'Products with a price in this range. The range is in the currency of the store, so products priced in another currency do not match.',
  })
  price?: MoneyRangeInput | null;

  @ConditionCost({ scan: tableScan })
  @Field(() => Boolean, {
    nullable: true,
    description: 'True for products with rental terms, false for products without.',
  })
  rentable?: boolean | null;

  @ConditionCost({ scan: tableScan })
  @Field(() => [Availability], {
    nullable: true,
    description: 'Products with one of these availabilities.',
  })
  availability?: Availability[] | null;

  @ConditionCost<SpecFilterInput[]>({ scan: tableScan + 100, cost: specs => 60 * specs.length })
  @Field(() => [SpecFilterInput], {
    nullable: true,
    description: 'Products whose specs contain all of these values; up to 10.',
  })
  @Nested({ each: true })
  @Checked(value => ((value as unknown[]).length > 10 ? 'must hold at most 10 conditions.' : undefined), {
    nullable: true,
  })
  specs?: SpecFilterInput[] | null;

  @ConditionCost({ scan: tableScan })
  @Field(() => [ProductStatus], {
    nullable: true,
    description: 'Products with one of these statuses; all when absent.',
  })
  status?: ProductStatus[] | null;

  @ConditionCost({ scan: tableScan })
  @Field(() => DateTimeRangeInput, { nullable: true, description: 'Products created in this range of time.' })
  createdAt?: DateTimeRangeInput | null;

  @ConditionCost({ scan: tableScan })
  @Field(() => DayRangeInput, { nullable: true, description: 'Products created on these days.' })
  createdOn?: DayRangeInput | null;

  @ConditionCost({ scan: tableScan })
  @Field(() => DateTimeRangeInput, {
    nullable: true,
    description: 'Products last changed in this range of time.',
  })
  updatedAt?: DateTimeRangeInput | null;

  @ConditionCost({ scan: tableScan })
  @Field(() => Boolean, {
    nullable: true,
    description: 'True for deleted products instead of the others. Needs the permission CATALOG_MANAGE.',
  })
  deleted?: boolean | null;
}

export const ProductSort = sortOf('Product', {
  plural: 'products',
  fields: {
    RELEVANCE:
      'By how well they match the search, best match first. Only with `filter.search`, and then the default.',
    NAME: 'By name; the default without a search.',
    PRICE:
      'By currency code and then by price, since amounts in different currencies do not compare. Products of one currency stand together.',
    CREATED_AT: 'By the time they were created.',
    UPDATED_AT: 'By the time of their last change.',
    STOCK: 'By units on hand.',
    SKU: 'By SKU.',
  },
});
export type ProductSortField = InstanceType<typeof ProductSort>['field'];

@ArgsType()
export class ProductsArgs extends listArgs(
  ProductFilter,
  ProductSort,
  'by name, or by relevance for a search,',
) {}
