import type { GraphQLResolveInfo } from 'graphql';
import { Ctx, Field, Info, ObjectType } from 'type-graphql';
import type { Context } from '../../../platform/context/context.ts';
import { Payload } from '../../../platform/graphql/payload.ts';
import { Product } from '../../catalog/products/product.entity.ts';
import { productById } from '../../catalog/products/product.queries.ts';
import { productionRecordById } from './production.queries.ts';
import { ProductionRecord } from './production-record.entity.ts';

@ObjectType()
abstract class ProductionPayload extends Payload {
  productionRecordId?: string;
  productId?: string;

  @Field(() => ProductionRecord, {
    nullable: true,
    description: 'The production record as it is now; null when there were errors.',
  })
  productionRecord(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo) {
    return this.productionRecordId ? productionRecordById(ctx, this.productionRecordId, info) : null;
  }

  @Field(() => Product, {
    nullable: true,
    description: 'The product as it is now; null when there were errors, or it is deleted.',
  })
  product(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo) {
    return this.productId ? productById(ctx, this.productId, info) : null;
  }
}

@ObjectType({ description: 'What came of recording production.' })
export class RecordProductionPayload extends ProductionPayload {}

@ObjectType({ description: 'What came of voiding a production record.' })
export class VoidProductionPayload extends ProductionPayload {}
