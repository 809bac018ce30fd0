import type { GraphQLResolveInfo } from 'graphql';
import { Ctx, Info, Resolver, Root, Subscription } from 'type-graphql';
import { requireUserId } from '../../platform/authorization/rules.ts';
import type { Context } from '../../platform/context/context.ts';
import type { SubscribeRequest } from '../../platform/graphql/subscriptions.ts';
import { liveEvents } from '../../platform/live/live-events.ts';
import { type ReceivedEvent, SubjectGone } from '../../platform/live/received-event.ts';
import { Notification } from './notification.entity.ts';
import { notificationById } from './notification.queries.ts';
import { notificationCreated } from './notifications.live.ts';

@Resolver()
export class NotificationSubscriptionResolver {
  @Subscription(() => Notification, {
    subscribe: ({ context }: SubscribeRequest) =>
      liveEvents(context, notificationCreated, [requireUserId(context)]),
    description: 'Your own notifications, as they are created.',
  })
  async notificationReceived(
    @Root() event: ReceivedEvent<{ notificationId: string }>,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    const notification = await notificationById(ctx, event.data.notificationId, info);
    // It has been deleted in the meantime.
    if (!notification) throw new SubjectGone();
    return notification;
  }
}
