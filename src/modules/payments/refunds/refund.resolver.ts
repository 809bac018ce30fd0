import type { GraphQLResolveInfo } from 'graphql';
import { Args, Ctx, Info, Query, Resolver } from 'type-graphql';
import type { Context } from '../../../platform/context/context.ts';
import { connectionOf } from '../../../platform/graphql/connection.ts';
import { Refund } from './refund.entity.ts';
import { RefundsArgs } from './refund.inputs.ts';
import { listRefunds } from './refund.queries.ts';

export const RefundConnection = connectionOf<Refund>('Refund', () => Refund);

@Resolver(() => Refund)
export class RefundResolver {
  @Query(() => RefundConnection, { description: 'All refunds, the newest first, a page at a time.' })
  refunds(@Args(() => RefundsArgs) args: RefundsArgs, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo) {
    return listRefunds(ctx, args, info);
  }
}
