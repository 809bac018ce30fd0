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
    description: 'What they bought. With ORDERS_VIEW, or for yourself.',
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
      "What they have paid and not got back, tax included, in the store's currency. With ORDERS_VIEW, or for yourself. `Analytics.customerLifetimeValues` counts revenue instead: without tax, paid or not yet.",
  })
  lifetimeValue(@Root() customer: CustomerRow, @Ctx() ctx: Context) {
    checkMaySee(ctx, customer);
    return lifetimeValueOf(ctx, customer.id);
  }
}

/** Who may see a customer may not therefore see what they bought. @throws FORBIDDEN */
function checkMaySee(ctx: Context, { user }: CustomerRow): void {
  if (user === null || !isSelf(ctx, user)) requirePermission(ctx, 'ORDERS_VIEW');
}
