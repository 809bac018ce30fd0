import { Field, ObjectType } from 'type-graphql';
import { NotificationChannel, NotificationKind } from './notification-kind.ts';

@ObjectType({ simpleResolvers: true, description: 'How you are notified of one kind of event.' })
export class NotificationPreferenceInfo {
  @Field(() => NotificationKind, { description: 'The kind of notification.' })
  kind!: NotificationKind;

  @Field(() => NotificationChannel, { description: 'How you receive it.' })
  channel!: NotificationChannel;
}
