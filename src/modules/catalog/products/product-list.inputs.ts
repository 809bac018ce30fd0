import { ArgsType, Field, ID, InputType, registerEnumType } from 'type-graphql';
import { ConnectionArgs } from '../../../platform/graphql/connection.ts';
import { DateTimeRangeInput, SortDirection } from '../../../platform/graphql/list-inputs.ts';
import { DecimalScalar, JsonScalar } from '../../../platform/graphql/scalars.ts';
import { Checked, IdOf, Matches, Nested, Text } from '../../../platform/graphql/validation.ts';
import { ProductStatus } from './product.entity.ts';
import { Availability } from './stock.ts';

@InputType({ description: 'A range of amounts in the currency of the store, both ends included.' })
export class PriceRangeInput {
  @Field(() => DecimalScalar, { nullable: true, description: 'At least this much.' })
  min?: string | null;

  @Field(() => DecimalScalar, { nullable: true, description: 'At most this much.' })
  max?: string | null;
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

  @Field(() => PriceRangeInput, {
    nullable: true,
    description:
      'With a price in this range. It is in the currency of the store: products priced in another currency do not match.',
  })
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
    PRICE: {
      description:
        'By currency code and then by price, since amounts in different currencies do not compare: products of one currency stand together.',
    },
    CREATED_AT: { description: 'By the time they were created.' },
    UPDATED_AT: { description: 'By the time of their last change.' },
    STOCK: { description: 'By stock on hand.' },
    SKU: { description: 'By SKU.' },
  },
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
