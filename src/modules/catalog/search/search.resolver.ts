import type { GraphQLResolveInfo } from 'graphql';
import {
  Args,
  ArgsType,
  Ctx,
  createUnionType,
  Extensions,
  Field,
  Info,
  Query,
  Resolver,
  registerEnumType,
} from 'type-graphql';
import type { Context } from '../../../platform/context/context.ts';
import { ConnectionArgs, connectionOf } from '../../../platform/graphql/connection.ts';
import { Checked, Text } from '../../../platform/graphql/validation.ts';
import { Category } from '../categories/category.entity.ts';
import { Product } from '../products/product.entity.ts';
import { Supplier } from '../suppliers/supplier.entity.ts';
import { search } from './search.queries.ts';

export const SearchType = { PRODUCT: 'PRODUCT', CATEGORY: 'CATEGORY', SUPPLIER: 'SUPPLIER' } as const;
export type SearchType = keyof typeof SearchType;
registerEnumType(SearchType, {
  name: 'SearchType',
  description: 'What to look for.',
  valuesConfig: {
    PRODUCT: { description: 'Products.' },
    CATEGORY: { description: 'Categories.' },
    SUPPLIER: { description: 'Suppliers.' },
  },
});

export const SearchResult = createUnionType({
  name: 'SearchResult',
  description: 'Something that was found.',
  types: () => [Product, Category, Supplier] as const,
});

const SearchResultConnection = connectionOf<Product | Category | Supplier>(
  'SearchResult',
  () => SearchResult,
);

@ArgsType()
export class SearchArgs extends ConnectionArgs {
  @Field(() => String, {
    description:
      'What a person typed, up to 200 characters. Every word must occur; the last may be begun only.',
  })
  @Text({ min: 0, max: 200 })
  query!: string;

  @Field(() => [SearchType], { nullable: true, description: 'What to look for; everything when absent.' })
  @Checked(
    value => ((value as unknown[]).length === 0 ? 'must name at least one type, or be left out.' : undefined),
    { nullable: true },
  )
  types?: SearchType[] | null;
}

@Resolver()
export class SearchResolver {
  @Extensions({ cost: 10 })
  @Query(() => SearchResultConnection, {
    description:
      'Finds products, categories, and suppliers, the best fit first: code, then name, then description.',
  })
  search(@Args(() => SearchArgs) args: SearchArgs, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo) {
    return search(ctx, args, info);
  }
}
