import type { GraphQLResolveInfo } from 'graphql';
import { Args, Ctx, FieldResolver, Info, Resolver, Root } from 'type-graphql';
import { requirePermission } from '../../platform/authorization/rules.ts';
import type { Context } from '../../platform/context/context.ts';
import { Columns } from '../../platform/graphql/selection.ts';
import { Customer } from '../accounts/customers/customer.entity.ts';
import type { CustomerRow } from '../accounts/customers/customer.queries.ts';
import { isSelf } from '../accounts/users/user.rules.ts';
import { Product } from '../catalog/products/product.entity.ts';
import type { ProductRow } from '../catalog/products/product.queries.ts';
import { RentalsArgs } from './rental.inputs.ts';
import { listRentalsOfCustomer, listRentalsOfProduct } from './rental.queries.ts';
import { RentalConnection } from './rental.resolver.ts';

@Resolver(() => Customer)
export class CustomerRentalsResolver {
  @Columns('id', 'user')
  @FieldResolver(() => RentalConnection, {
    description: 'What they rent or rented. With RENTALS_VIEW, or for yourself.',
  })
  rentals(
    @Root() customer: CustomerRow,
    @Args(() => RentalsArgs) args: RentalsArgs,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    if (customer.user === null || !isSelf(ctx, customer.user)) requirePermission(ctx, 'RENTALS_VIEW');
    return listRentalsOfCustomer(ctx, customer.id, args, info);
  }
}

@Resolver(() => Product)
export class ProductRentalsResolver {
  // Nullable, so that who may not see it loses this field and not the product.
  @Columns('id')
  @FieldResolver(() => RentalConnection, {
    nullable: true,
    description: 'Who rents or rented it. Only holders of RENTALS_VIEW see it.',
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
