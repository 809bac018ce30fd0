import type { GraphQLResolveInfo } from 'graphql';
import { Args, Ctx, FieldResolver, Info, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../../platform/context/context.ts';
import { connectionOf } from '../../../platform/graphql/connection.ts';
import { Price } from '../../../platform/graphql/price.ts';
import { Columns } from '../../../platform/graphql/selection.ts';
import { Payment } from '../payment.entity.ts';
import type { PaymentRow } from '../payment.queries.ts';
import { Dispute } from './dispute.entity.ts';
import { DisputesArgs } from './dispute.inputs.ts';
import { disputesOfPayment, listDisputes } from './dispute.queries.ts';

export const DisputeConnection = connectionOf<Dispute>('Dispute', () => Dispute);

@Resolver(() => Payment)
export class DisputeResolver {
  @Query(() => DisputeConnection, { description: 'All disputes, the newest first, a page at a time.' })
  disputes(
    @Args(() => DisputesArgs) args: DisputesArgs,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return listDisputes(ctx, args, info);
  }

  @Columns('id')
  @Price({ rows: 1 })
  @FieldResolver(() => [Dispute], {
    name: 'disputes',
    nullable: true,
    description: 'Its disputes, the oldest first; null when you do not hold PAYMENTS_VIEW.',
  })
  disputesOfPayment(@Root() payment: PaymentRow, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo) {
    return disputesOfPayment(ctx, payment.id, info);
  }
}
