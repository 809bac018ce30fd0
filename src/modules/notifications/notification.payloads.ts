import { Ctx, Field, Int, ObjectType } from 'type-graphql';
import type { Context } from '../../platform/context/context.ts';
import { Payload } from '../../platform/graphql/payload.ts';
import { NotificationPreferenceInfo } from './notification.inputs.ts';
import { listPreferences } from './notification.queries.ts';

@ObjectType({ simpleResolvers: true, description: 'What came of marking notifications.' })
export class MarkNotificationsReadPayload extends Payload {
  @Field(() => Int, { nullable: true, description: 'How many were unread till now.' })
  markedCount?: number | null;
}

@ObjectType({ description: 'What came of choosing how to be told.' })
export class SetNotificationPreferencePayload extends Payload {
  @Field(() => [NotificationPreferenceInfo], { description: 'All of your choices as they are now.' })
  preferences(@Ctx() ctx: Context) {
    return listPreferences(ctx);
  }
}
