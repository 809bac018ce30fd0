import { Ctx, Field, Int, ObjectType } from 'type-graphql';
import type { Context } from '../../platform/context/context.ts';
import { Payload } from '../../platform/graphql/payload.ts';
import { payloadOf, returned } from '../../platform/graphql/payload-of.ts';
import { Price } from '../../platform/graphql/price.ts';
import { listPreferences } from './notification.queries.ts';
import { NotificationPreferenceInfo } from './notification-preference.type.ts';

export const MarkNotificationsReadPayload = payloadOf(
  'markNotificationsRead',
  returned('markedCount', () => Int, 'How many of them were unread; null when there were errors.'),
);

// The preferences are there even when there were errors, so their field is not null, unlike those of other payloads.
@ObjectType({ description: 'The result of `setNotificationPreference`.' })
export class SetNotificationPreferencePayload extends Payload {
  @Price({ rows: 20 })
  @Field(() => [NotificationPreferenceInfo], { description: 'All of your preferences as they are now.' })
  preferences(@Ctx() ctx: Context) {
    return listPreferences(ctx);
  }
}
