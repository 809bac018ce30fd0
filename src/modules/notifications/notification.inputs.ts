import { ArgsType, Field, ID, InputType } from 'type-graphql';
import { sortedArgs, sortOf } from '../../platform/graphql/list-args.ts';
import { Checked, idProblem } from '../../platform/graphql/validation.ts';
import { NotificationChannel, NotificationKind } from './notification-kind.ts';

const maxIds = 100;

const NotificationSort = sortOf('Notification', {
  plural: 'notifications',
  fields: { CREATED_AT: 'By the time of the notification; the default.' },
  direction: 'DESC',
});

@ArgsType()
export class NotificationsArgs extends sortedArgs(NotificationSort, 'the latest first') {
  @Field(() => Boolean, { defaultValue: false, description: 'Whether to leave out what you have read.' })
  unreadOnly: boolean = false;

  @Field(() => [NotificationKind], { nullable: true, description: 'Only notifications of these kinds.' })
  kind?: NotificationKind[] | null;
}

@InputType({ description: 'The notifications to mark as read.' })
export class MarkNotificationsReadInput {
  @Field(() => [ID], {
    nullable: true,
    description: `The ids of your notifications, at most ${maxIds}; all of yours when absent.`,
  })
  @Checked(idsProblem, { nullable: true })
  ids?: string[] | null;
}

@InputType({ description: 'How you want to be notified of one kind of event.' })
export class SetNotificationPreferenceInput {
  @Field(() => NotificationKind, { description: 'The kind of notification.' })
  kind!: NotificationKind;

  @Field(() => NotificationChannel, { description: 'How you want to receive it.' })
  channel!: NotificationChannel;
}

function idsProblem(value: unknown): string | undefined {
  const ids = value as string[];
  if (ids.length > maxIds) return `must hold at most ${maxIds} ids, but it holds ${ids.length}.`;
  return ids.map(id => idProblem(id, 'notification')).find(problem => problem !== undefined);
}
