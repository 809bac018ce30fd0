import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, ID, Info, Int, Mutation, Query, Resolver } from 'type-graphql';
import type { Context } from '../../platform/context/context.ts';
import { connectionOf } from '../../platform/graphql/connection.ts';
import { markNotificationsRead } from './mark-notifications-read.ts';
import { Notification } from './notification.entity.ts';
import {
  MarkNotificationsReadInput,
  NotificationPreferenceInfo,
  NotificationsArgs,
  SetNotificationPreferenceInput,
} from './notification.inputs.ts';
import { MarkNotificationsReadPayload, SetNotificationPreferencePayload } from './notification.payloads.ts';
import { countUnread, listNotifications, listPreferences, notificationById } from './notification.queries.ts';
import { setNotificationPreference } from './set-notification-preference.ts';

export const NotificationConnection = connectionOf<Notification>('Notification', () => Notification);

@Resolver(() => Notification)
export class NotificationResolver {
  @Query(() => Notification, { nullable: true, description: 'One of your notifications; else null.' })
  notification(
    @Arg('id', () => ID, { description: 'The id.' }) id: string,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return notificationById(ctx, id, info);
  }

  @Query(() => NotificationConnection, { description: 'What you are told of, the newest first.' })
  notifications(
    @Args(() => NotificationsArgs) args: NotificationsArgs,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return listNotifications(ctx, args, info);
  }

  @Query(() => Int, { description: 'How many of your notifications you have not read.' })
  unreadNotificationCount(@Ctx() ctx: Context) {
    return countUnread(ctx);
  }

  @Query(() => [NotificationPreferenceInfo], { description: 'How you are told of each kind of thing.' })
  notificationPreferences(@Ctx() ctx: Context) {
    return listPreferences(ctx);
  }

  @Mutation(() => MarkNotificationsReadPayload, { description: 'Notes that you have read them.' })
  markNotificationsRead(
    @Arg('input', () => MarkNotificationsReadInput, { description: 'Which.' })
    input: MarkNotificationsReadInput,
    @Ctx() ctx: Context,
  ) {
    return markNotificationsRead(ctx, input);
  }

  @Mutation(() => SetNotificationPreferencePayload, {
    description: 'Chooses how you are told of one kind of thing.',
  })
  setNotificationPreference(
    @Arg('input', () => SetNotificationPreferenceInput, { description: 'Of what, and how.' })
    input: SetNotificationPreferenceInput,
    @Ctx() ctx: Context,
  ) {
    return setNotificationPreference(ctx, input);
  }
}
