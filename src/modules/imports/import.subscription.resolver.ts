import { GraphQLError, type GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Resolver, Root, Subscription } from 'type-graphql';
import type { Context } from '../../platform/context/context.ts';
import type { SubscribeRequest } from '../../platform/graphql/subscriptions.ts';
import { liveEventsOf } from '../../platform/live/live-events.ts';
import type { ReceivedEvent } from '../../platform/live/received-event.ts';
import { Import } from './import.entity.ts';
import { type ImportRow, importById } from './import.queries.ts';
import { importChanged } from './imports.live.ts';

@Resolver()
export class ImportSubscriptionResolver {
  @Subscription(() => Import, {
    subscribe: ({ args, context, info }: SubscribeRequest<{ importId: string }>) =>
      liveEventsOf(context, importChanged, args.importId, () => visibleImport(context, args.importId, info)),
    description:
      'The import as it is now, and each time that it has progressed. Of changes in quick succession only the last may be sent.',
  })
  importUpdated(
    @Arg('importId', () => ID, { description: "The import's id." }) importId: string,
    @Root() _event: EventOfImport,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return visibleImport(ctx, importId, info);
  }
}

type EventOfImport = ReceivedEvent<{ about: string }>;

/** @throws BAD_USER_INPUT, with the same message whether there is no such import or it may not be seen */
async function visibleImport(ctx: Context, importId: string, info: GraphQLResolveInfo): Promise<ImportRow> {
  const found = await importById(ctx, importId, info);
  if (found) return found;
  throw new GraphQLError(`There is no import with the id ${importId} that you may see.`, {
    extensions: { code: 'BAD_USER_INPUT', fields: [['importId']] },
  });
}
