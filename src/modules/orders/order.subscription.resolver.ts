import { GraphQLError, type GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Resolver, Root, Subscription } from 'type-graphql';
import type { Context } from '../../platform/context/context.ts';
import type { SubscribeRequest } from '../../platform/graphql/subscriptions.ts';
import { anything } from '../../platform/live/live-bus.ts';
import { liveEvents, liveEventsOf } from '../../platform/live/live-events.ts';
import { type ReceivedEvent, SubjectGone } from '../../platform/live/received-event.ts';
import { Order } from './order.entity.ts';
import { type OrderRow, orderById, readOrder } from './order.queries.ts';
import { newOrder, orderChanged } from './orders.live.ts';

@Resolver()
export class OrderSubscriptionResolver {
  @Subscription(() => Order, {
    subscribe: ({ args, context, info }: SubscribeRequest<{ orderId: string }>) =>
      liveEventsOf(context, orderChanged, args.orderId, () => visibleOrder(context, args.orderId, info)),
    description:
      'The order as it is now, and each time that something happens to it: one of your own, or any with ORDERS_VIEW. Of changes in quick succession only the last may be sent.',
  })
  orderUpdated(
    @Arg('orderId', () => ID, { description: "The order's id." }) orderId: string,
    @Root() _event: EventOfOrder,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return visibleOrder(ctx, orderId, info);
  }

  @Subscription(() => Order, {
    subscribe: ({ context }: SubscribeRequest) => liveEvents(context, newOrder, anything),
    description: 'New orders of all customers and channels, as they are placed. Requires ORDERS_VIEW.',
  })
  async orderPlaced(@Root() event: EventOfOrder, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo) {
    const order = await readOrder(ctx, event.data.about, info);
    // It was deleted meanwhile.
    if (!order) throw new SubjectGone();
    return order;
  }
}

type EventOfOrder = ReceivedEvent<{ about: string }>;

/** @throws BAD_USER_INPUT, with the same message whether there is no such order or it is somebody else's */
async function visibleOrder(ctx: Context, orderId: string, info: GraphQLResolveInfo): Promise<OrderRow> {
  const order = await orderById(ctx, orderId, info);
  if (order) return order;
  throw new GraphQLError(`There is no order with the id ${orderId} that you may see.`, {
    extensions: { code: 'BAD_USER_INPUT', fields: [['orderId']] },
  });
}
