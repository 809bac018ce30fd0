import type { GraphQLResolveInfo } from 'graphql';
import { Args, Ctx, createUnionType, Info, Query, Resolver } from 'type-graphql';
import type { Context } from '../../../platform/context/context.ts';
import { connectionOf } from '../../../platform/graphql/connection.ts';
import { Price } from '../../../platform/graphql/price.ts';
import { Public } from '../../../platform/graphql/public.ts';
import { searchCost } from '../../../platform/search/search-cost.ts';
import { Category } from '../categories/category.entity.ts';
import { Product } from '../products/product.entity.ts';
import { Supplier } from '../suppliers/supplier.entity.ts';
import { SearchArgs } from './search.inputs.ts';
import { search } from './search.queries.ts';

export const SearchResult = createUnionType({
  name: 'SearchResult',
  description: 'A product, category, or supplier that the search found.',
  types: () => [Product, Category, Supplier] as const,
});

const SearchResultConnection = connectionOf<Product | Category | Supplier>(
  'SearchResult',
  () => SearchResult,
);

const searched = (args: Record<string, unknown>) => searchCost(args.query as string);

@Resolver()
export class SearchResolver {
  @Public()
  @Price({ cost: searched, count: searched })
  @Query(() => SearchResultConnection, {
    description:
      'Searches products, categories, and suppliers, the best match first: by code, then by name, then by description.',
  })
  search(@Args(() => SearchArgs) args: SearchArgs, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo) {
    return search(ctx, args, info);
  }
}
