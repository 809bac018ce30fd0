import type { GraphQLResolveInfo } from 'graphql';
import { Args, Ctx, FieldResolver, Info, Resolver, Root } from 'type-graphql';
import type { Context } from '../../platform/context/context.ts';
import { Columns } from '../../platform/graphql/selection.ts';
import { Product } from '../catalog/products/product.entity.ts';
import type { ProductRow } from '../catalog/products/product.queries.ts';
import { RentalsArgs } from './rental.inputs.ts';
import { listRentalsOfProduct } from './rental.queries.ts';
import { RentalConnection } from './rental.resolver.ts';

@Resolver(() => Product)
export class ProductRentalsResolver {
  // Nullable, so that an actor without the permission loses this field and not the product.
  @Columns('id')
  @FieldResolver(() => RentalConnection, {
    nullable: true,
    description: 'The rentals of the product. Only holders of RENTALS_VIEW see them.',
  })
  rentals(
    @Root() product: ProductRow,
    @Args(() => RentalsArgs) args: RentalsArgs,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return listRentalsOfProduct(ctx, product.id, args, info);
  }
}
