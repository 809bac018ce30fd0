import type { GraphQLResolveInfo } from 'graphql';
import { Ctx, Info, Resolver, Root, Subscription } from 'type-graphql';
import { requireUserId } from '../../../platform/authorization/rules.ts';
import type { Context } from '../../../platform/context/context.ts';
import type { SubscribeRequest } from '../../../platform/graphql/subscriptions.ts';
import { liveEvents } from '../../../platform/live/live-events.ts';
import { type ReceivedEvent, SubjectGone } from '../../../platform/live/received-event.ts';
import { User } from './user.entity.ts';
import { me } from './user.queries.ts';
import { userChanged } from './users.live.ts';

@Resolver()
export class UserSubscriptionResolver {
  @Subscription(() => User, {
    subscribe: ({ context }: SubscribeRequest) => liveEvents(context, userChanged, [requireUserId(context)]),
    description:
      'Your own account, each time that its profile, roles, permissions, second factor, or staff record changes, or that one of your sessions ends. When it is the session of this connection, the connection is closed with 4403.',
  })
  async viewerUpdated(
    @Root() _event: ReceivedEvent<{ about: string }>,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    const user = await me(ctx, info);
    // It was deleted meanwhile.
    if (!user) throw new SubjectGone();
    return user;
  }
}
