import type { GraphQLResolveInfo } from 'graphql';
import { Ctx, Field, Info, ObjectType } from 'type-graphql';
import type { Context } from '../../platform/context/context.ts';
import { Payload } from '../../platform/graphql/payload.ts';
import { Product } from '../catalog/products/product.entity.ts';
import { productById } from '../catalog/products/product.queries.ts';
import { StockMovement } from './stock-movement.entity.ts';
import { stockMovementById } from './stock-movement.queries.ts';

@ObjectType({ description: 'What came of correcting stock.' })
export class AdjustStockPayload extends Payload {
  productId?: string;
  stockMovementId?: string;

  @Field(() => Product, {
    nullable: true,
    description: 'The product as it is now; null when there were errors.',
  })
  product(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo) {
    return this.productId ? productById(ctx, this.productId, info) : null;
  }

  @Field(() => StockMovement, {
    nullable: true,
    description: 'What was written into the ledger; null when there were errors.',
  })
  stockMovement(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo) {
    return this.stockMovementId ? stockMovementById(ctx, this.stockMovementId, info) : null;
  }
}
