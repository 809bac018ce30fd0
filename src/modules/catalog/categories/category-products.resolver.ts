import type { GraphQLResolveInfo } from 'graphql';
import { Args, Ctx, FieldResolver, Info, Resolver, Root } from 'type-graphql';
import type { Context } from '../../../platform/context/context.ts';
import { Price } from '../../../platform/graphql/price.ts';
import { Public } from '../../../platform/graphql/public.ts';
import { Columns } from '../../../platform/graphql/selection.ts';
import { listProductsOf } from '../products/product.queries.ts';
import { ProductConnection } from '../products/product.resolver.ts';
import { ProductsArgs } from '../products/product-list.inputs.ts';
import { Category } from './category.entity.ts';
import type { CategoryRow } from './category.queries.ts';
import { inCategoryTree } from './category-trees.ts';

@Resolver(() => Category)
export class CategoryProductsResolver {
  @Public()
  @Columns('id')
  // A tenth of all products are below a root category of 30,000 products in 300 categories.
  @Price({ cost: 100, count: 40 })
  @FieldResolver(() => ProductConnection, {
    description: 'The products in it and in all categories below it.',
  })
  async products(
    @Root() category: CategoryRow,
    @Args(() => ProductsArgs) args: ProductsArgs,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return listProductsOf(ctx, await inCategoryTree(ctx, category.id), args, info);
  }
}
