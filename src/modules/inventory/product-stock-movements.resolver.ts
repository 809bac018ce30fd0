import type { GraphQLResolveInfo } from 'graphql';
import { Args, Ctx, FieldResolver, Info, Resolver, Root } from 'type-graphql';
import type { Context } from '../../platform/context/context.ts';
import { ConnectionArgs } from '../../platform/graphql/connection.ts';
import { Columns } from '../../platform/graphql/selection.ts';
import { Product } from '../catalog/products/product.entity.ts';
import type { ProductRow } from '../catalog/products/product.queries.ts';
import { StockMovementConnection } from './stock.resolver.ts';
import { listStockMovementsOf } from './stock-movement.queries.ts';

@Resolver(() => Product)
export class ProductStockMovementsResolver {
  // Nullable, so that whoever may not see it loses this field and not the whole product.
  @Columns('id')
  @FieldResolver(() => StockMovementConnection, {
    nullable: true,
    description: 'The movements of its stock, the newest first. Shown to holders of INVENTORY_VIEW only.',
  })
  stockMovements(
    @Root() product: ProductRow,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return listStockMovementsOf(ctx, product.id, args, info);
  }
}
