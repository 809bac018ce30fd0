import { GraphQLError, type GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Resolver, Root, Subscription } from 'type-graphql';
import type { Context } from '../../platform/context/context.ts';
import type { SubscribeRequest } from '../../platform/graphql/subscriptions.ts';
import { liveEvents } from '../../platform/live/live-events.ts';
import type { ReceivedEvent } from '../../platform/live/received-event.ts';
import { Order } from './order.entity.ts';
import { type OrderRow, orderById } from './order.queries.ts';
import { orderChanged } from './orders.live.ts';

@Resolver()
export class OrderSubscriptionResolver {
  @Subscription(() => Order, {
    subscribe: ({ args, context, info }: SubscribeRequest<{ orderId: string }>) =>
      applyLateOrderChange(context, args.orderId, info),
    description:
      'The order, each time that something happens to it: your own, or with ORDERS_VIEW any. Of changes that follow each other closely only the last may be told.',
  })
  orderUpdated(
    @Arg('orderId', () => ID, { description: 'The order.' }) orderId: string,
    @Root() _event: EventOfOrder,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return visibleOrder(ctx, orderId, info);
  }
}

type EventOfOrder = ReceivedEvent<{ about: string }>;

async function applyLateOrderChange(ctx: Context, orderId: string, info: GraphQLResolveInfo) {
  // What happens while the order is read must not be missed, so listening comes first.
  const events = liveEvents(ctx, orderChanged, [orderId]);
  try {
    await visibleOrder(ctx, orderId, info);
    return events;
  } catch (error) {
    await events.return?.();
    throw error;
  }
}

/** @throws BAD_USER_INPUT, in the same words whether there is no such order or it is somebody else's */
async function visibleOrder(ctx: Context, orderId: string, info: GraphQLResolveInfo): Promise<OrderRow> {
  const order = await orderById(ctx, orderId, info);
  if (order) return order;
  throw new GraphQLError(`There is no order with the id ${orderId} that you may see.`, {
    extensions: { code: 'BAD_USER_INPUT', fields: [['orderId']] },
  });
}
