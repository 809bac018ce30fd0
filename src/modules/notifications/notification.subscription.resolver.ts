import type { GraphQLResolveInfo } from 'graphql';
import { Ctx, Info, Resolver, Root, Subscription } from 'type-graphql';
import { requireUserId } from '../../platform/authorization/rules.ts';
import type { Context } from '../../platform/context/context.ts';
import type { SubscribeRequest } from '../../platform/graphql/subscriptions.ts';
import { type LiveEvent, NothingToTell } from '../../platform/live/live-event.ts';
import { liveEvents } from '../../platform/live/live-events.ts';
import { Notification } from './notification.entity.ts';
import { notificationById } from './notification.queries.ts';
import './notifications.facts.ts';

@Resolver()
export class NotificationSubscriptionResolver {
  @Subscription(() => Notification, {
    subscribe: ({ context }: SubscribeRequest) =>
      liveEvents(context, 'notification.made', [requireUserId(context)]),
    description: 'What you are told of, as it happens: your own notifications only.',
  })
  async notificationReceived(
    @Root() event: LiveEvent<{ notificationId: string }>,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    const notification = await notificationById(ctx, event.fact.notificationId, info);
    // It was deleted since.
    if (!notification) throw new NothingToTell();
    return notification;
  }
}
