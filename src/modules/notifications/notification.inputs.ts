import { ArgsType, Field, ID, InputType, ObjectType } from 'type-graphql';
import { ConnectionArgs } from '../../platform/graphql/connection.ts';
import { Checked, idProblem } from '../../platform/graphql/validation.ts';
import { NotificationChannel, NotificationKind } from './notification-kind.ts';

const maxIds = 100;

@ArgsType()
export class NotificationsArgs extends ConnectionArgs {
  @Field(() => Boolean, { defaultValue: false, description: 'Whether to leave out what you have read.' })
  unreadOnly: boolean = false;
}

@InputType({ description: 'What you have read.' })
export class MarkNotificationsReadInput {
  @Field(() => [ID], {
    nullable: true,
    description: `Which, at most ${maxIds}; all of yours when absent.`,
  })
  @Checked(idsComplaint, { nullable: true })
  ids?: string[] | null;
}

@InputType({ description: 'How you want to be told of something.' })
export class SetNotificationPreferenceInput {
  @Field(() => NotificationKind, { description: 'Of what.' })
  kind!: NotificationKind;

  @Field(() => NotificationChannel, { description: 'How.' })
  channel!: NotificationChannel;
}

@ObjectType({ simpleResolvers: true, description: 'How you are told of one kind of thing.' })
export class NotificationPreferenceInfo {
  @Field(() => NotificationKind, { description: 'Of what.' })
  kind!: NotificationKind;

  @Field(() => NotificationChannel, { description: 'How.' })
  channel!: NotificationChannel;
}

function idsComplaint(value: unknown): string | undefined {
  const ids = value as string[];
  if (ids.length > maxIds) return `must hold at most ${maxIds} ids, but it holds ${ids.length}.`;
  return ids.map(id => idProblem(id, 'notification')).find(problem => problem !== undefined);
}
