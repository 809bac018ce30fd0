import type { GraphQLResolveInfo } from 'graphql';
import { Ctx, Info, Resolver, Root, Subscription } from 'type-graphql';
import type { Context } from '../../platform/context/context.ts';
import type { SubscribeRequest } from '../../platform/graphql/subscriptions.ts';
import { anything } from '../../platform/live/live-bus.ts';
import { liveEvents } from '../../platform/live/live-events.ts';
import { type ReceivedEvent, SubjectGone } from '../../platform/live/received-event.ts';
import { staffRegistration } from './staff.live.ts';
import { readStaffMember } from './staff.queries.ts';
import { StaffMember } from './staff-member.entity.ts';

@Resolver()
export class StaffSubscriptionResolver {
  @Subscription(() => StaffMember, {
    subscribe: ({ context }: SubscribeRequest) => liveEvents(context, staffRegistration, anything),
    description: 'New staff registrations that wait for a decision. Requires STAFF_APPROVE.',
  })
  async staffRegistrationReceived(
    @Root() event: ReceivedEvent<{ about: string }>,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    const member = await readStaffMember(ctx, event.data.about, info);
    // It has been deleted since.
    if (!member) throw new SubjectGone();
    return member;
  }
}
