import type { GraphQLResolveInfo } from 'graphql';
import { Ctx, Field, ID, Info, ObjectType } from 'type-graphql';
import type { Context } from '../../../platform/context/context.ts';
import { Payload } from '../../../platform/graphql/payload.ts';
import { Product } from './product.entity.ts';
import { productById } from './product.queries.ts';

@ObjectType()
abstract class ProductPayload extends Payload {
  productId?: string;

  @Field(() => Product, {
    nullable: true,
    description: 'The product as it is now; null when there were errors.',
  })
  product(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo) {
    return this.productId ? productById(ctx, this.productId, info) : null;
  }
}

@ObjectType({ description: 'What came of creating a product.' })
export class CreateProductPayload extends ProductPayload {}

@ObjectType({ description: 'What came of changing a product.' })
export class UpdateProductPayload extends ProductPayload {}

@ObjectType({ description: 'What came of restoring a product.' })
export class RestoreProductPayload extends ProductPayload {}

@ObjectType({ simpleResolvers: true, description: 'What came of deleting a product.' })
export class DeleteProductPayload extends Payload {
  @Field(() => ID, {
    nullable: true,
    description: 'The id of the deleted product, for `restoreProduct`; null when there were errors.',
  })
  deletedProductId?: string | null;
}
