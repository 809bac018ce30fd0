import type { GraphQLResolveInfo } from 'graphql';
import { Args, Ctx, FieldResolver, Info, Resolver, Root } from 'type-graphql';
import { requirePermission } from '../../platform/authorization/rules.ts';
import type { Context } from '../../platform/context/context.ts';
import { Columns } from '../../platform/graphql/selection.ts';
import { Customer } from '../accounts/customers/customer.entity.ts';
import type { CustomerRow } from '../accounts/customers/customer.queries.ts';
import { isSelf } from '../accounts/users/user.rules.ts';
import { RentalsArgs } from './rental.inputs.ts';
import { listRentalsOfCustomer } from './rental.queries.ts';
import { RentalConnection } from './rental.resolver.ts';

@Resolver(() => Customer)
export class CustomerRentalsResolver {
  @Columns('id', 'user')
  @FieldResolver(() => RentalConnection, {
    description: "The customer's rentals: your own, or anyone's with RENTALS_VIEW.",
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
