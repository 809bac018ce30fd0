import { GraphQLError, type GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Resolver, Root, Subscription } from 'type-graphql';
import type { Context } from '../../platform/context/context.ts';
import type { SubscribeRequest } from '../../platform/graphql/subscriptions.ts';
import { liveEventsOf } from '../../platform/live/live-events.ts';
import type { ReceivedEvent } from '../../platform/live/received-event.ts';
import { Export } from './export.entity.ts';
import { exportById } from './export.queries.ts';
import { exportChanged } from './exports.live.ts';

@Resolver()
export class ExportSubscriptionResolver {
  @Subscription(() => Export, {
    nullable: true,
    subscribe: ({ args, context, info }: SubscribeRequest<{ exportId: string }>) =>
      liveEventsOf(context, exportChanged, args.exportId, () => checkOwn(context, args.exportId, info)),
    description:
      'One of your exports as it is now, and each time that its status or its progress changes; null once it is deleted. Of changes in quick succession only the last may be sent.',
  })
  exportUpdated(
    @Arg('exportId', () => ID, { description: "The export's id." }) exportId: string,
    @Root() _event: ReceivedEvent<{ about: string }>,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return exportById(ctx, exportId, info);
  }
}

/** @throws BAD_USER_INPUT, with the same message whether there is no such export or it is somebody else's */
async function checkOwn(ctx: Context, exportId: string, info: GraphQLResolveInfo): Promise<void> {
  if (await exportById(ctx, exportId, info)) return;
  throw new GraphQLError(`You have no export with the id ${exportId}.`, {
    extensions: { code: 'BAD_USER_INPUT', fields: [['exportId']] },
  });
}
