import type { GraphQLResolveInfo } from 'graphql';
import { Args, Ctx, FieldResolver, Info, Resolver, Root } from 'type-graphql';
import { requirePermission } from '../../platform/authorization/rules.ts';
import type { Context } from '../../platform/context/context.ts';
import { Money } from '../../platform/graphql/money.ts';
import { Columns } from '../../platform/graphql/selection.ts';
import { Customer } from '../accounts/customers/customer.entity.ts';
import type { CustomerRow } from '../accounts/customers/customer.queries.ts';
import { isSelf } from '../accounts/users/user.rules.ts';
import { OrdersArgs } from './order.inputs.ts';
import { lifetimeValueOf, listOrdersOfCustomer } from './order.queries.ts';
import { OrderConnection } from './order.resolver.ts';

@Resolver(() => Customer)
export class CustomerOrdersResolver {
  @Columns('id', 'user')
  @FieldResolver(() => OrderConnection, {
    description: 'The orders of the customer. Needs ORDERS_VIEW, unless the customer is you.',
  })
  orders(
    @Root() customer: CustomerRow,
    @Args(() => OrdersArgs) args: OrdersArgs,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    checkMaySee(ctx, customer);
    return listOrdersOfCustomer(ctx, customer.id, args, info);
  }

  @Columns('id', 'user')
  @FieldResolver(() => Money, {
    description:
      "What the customer has paid, less refunds, tax included, in the store's currency. Needs ORDERS_VIEW, unless the customer is you. `Analytics.customerLifetimeValues` counts revenue instead: without tax, paid or not.",
  })
  lifetimeValue(@Root() customer: CustomerRow, @Ctx() ctx: Context) {
    checkMaySee(ctx, customer);
    return lifetimeValueOf(ctx, customer.id);
  }
}

/** The permission to see a customer does not include their orders. @throws FORBIDDEN */
function checkMaySee(ctx: Context, { user }: CustomerRow): void {
  if (user === null || !isSelf(ctx, user)) requirePermission(ctx, 'ORDERS_VIEW');
}
