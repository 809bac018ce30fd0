import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, ID, Info, Int, Mutation, Query, Resolver } from 'type-graphql';
import type { Context } from '../../platform/context/context.ts';
import { connectionOf } from '../../platform/graphql/connection.ts';
import { Input } from '../../platform/graphql/input.ts';
import { Price } from '../../platform/graphql/price.ts';
import { markNotificationsRead } from './mark-notifications-read.ts';
import { Notification } from './notification.entity.ts';
import {
  MarkNotificationsReadInput,
  NotificationsArgs,
  SetNotificationPreferenceInput,
} from './notification.inputs.ts';
import { MarkNotificationsReadPayload, SetNotificationPreferencePayload } from './notification.payloads.ts';
import { countUnread, listNotifications, listPreferences, notificationById } from './notification.queries.ts';
import { NotificationPreferenceInfo } from './notification-preference.type.ts';
import { setNotificationPreference } from './set-notification-preference.ts';

export const NotificationConnection = connectionOf<Notification>('Notification', () => Notification);

@Resolver(() => Notification)
export class NotificationResolver {
  @Query(() => Notification, {
    nullable: true,
    description: 'One of your notifications by its id; null when you have none with this id.',
  })
  notification(
    @Arg('id', () => ID, { description: "The notification's id." }) id: string,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return notificationById(ctx, id, info);
  }

  @Query(() => NotificationConnection, {
    description:
      'Your notifications, the newest first. They are deleted 90 days after you read them, and after a year in any case.',
  })
  notifications(
    @Args(() => NotificationsArgs) args: NotificationsArgs,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return listNotifications(ctx, args, info);
  }

  @Query(() => Int, { description: 'The number of your unread notifications.' })
  unreadNotificationCount(@Ctx() ctx: Context) {
    return countUnread(ctx);
  }

  @Price({ rows: 20 })
  @Query(() => [NotificationPreferenceInfo], { description: 'How you receive each kind of notification.' })
  notificationPreferences(@Ctx() ctx: Context) {
    return listPreferences(ctx);
  }

  @Mutation(() => MarkNotificationsReadPayload, { description: 'Marks notifications of yours as read.' })
  markNotificationsRead(
    @Input('The notifications to mark as read.') input: MarkNotificationsReadInput,
    @Ctx() ctx: Context,
  ) {
    return markNotificationsRead(ctx, input);
  }

  @Mutation(() => SetNotificationPreferencePayload, {
    description: 'Chooses how you receive one kind of notification.',
  })
  setNotificationPreference(
    @Input('The kind of notification and how you want to receive it.') input: SetNotificationPreferenceInput,
    @Ctx() ctx: Context,
  ) {
    return setNotificationPreference(ctx, input);
  }
}
