import type { GraphQLResolveInfo } from 'graphql';
import { Ctx, Info, Resolver, Root, Subscription } from 'type-graphql';
import type { Context } from '../../platform/context/context.ts';
import type { SubscribeRequest } from '../../platform/graphql/subscriptions.ts';
import { anything } from '../../platform/live/live-bus.ts';
import { liveEvents } from '../../platform/live/live-events.ts';
import { type ReceivedEvent, SubjectGone } from '../../platform/live/received-event.ts';
import { staffChanged, staffRegistration } from './staff.live.ts';
import { readStaffMember, type StaffMemberRow } from './staff.queries.ts';
import { StaffMember } from './staff-member.entity.ts';

@Resolver()
export class StaffSubscriptionResolver {
  @Subscription(() => StaffMember, {
    subscribe: ({ context }: SubscribeRequest) => liveEvents(context, staffRegistration, anything),
    description: 'New staff registrations that wait for a decision. Requires STAFF_APPROVE.',
  })
  staffRegistrationReceived(
    @Root() event: ReceivedEvent<{ about: string }>,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return currentMember(ctx, event, info);
  }

  @Subscription(() => StaffMember, {
    subscribe: ({ context }: SubscribeRequest) => liveEvents(context, staffChanged, anything),
    description:
      'Staff members who are new, or have changed: approved, rejected, suspended, invited. Of changes in quick succession only the last may be sent. Requires STAFF_VIEW.',
  })
  staffMemberUpdated(
    @Root() event: ReceivedEvent<{ about: string }>,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return currentMember(ctx, event, info);
  }
}

async function currentMember(
  ctx: Context,
  { data }: ReceivedEvent<{ about: string }>,
  info: GraphQLResolveInfo,
): Promise<StaffMemberRow> {
  const member = await readStaffMember(ctx, data.about, info);
  // It was deleted meanwhile.
  if (!member) throw new SubjectGone();
  return member;
}
