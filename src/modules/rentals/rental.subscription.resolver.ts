import { GraphQLError, type GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Resolver, Root, Subscription } from 'type-graphql';
import type { Context } from '../../platform/context/context.ts';
import type { SubscribeRequest } from '../../platform/graphql/subscriptions.ts';
import { liveEventsOf } from '../../platform/live/live-events.ts';
import type { ReceivedEvent } from '../../platform/live/received-event.ts';
import { Rental } from './rental.entity.ts';
import { type RentalRow, rentalById } from './rental.queries.ts';
import { rentalChanged } from './rentals.live.ts';

@Resolver()
export class RentalSubscriptionResolver {
  @Subscription(() => Rental, {
    subscribe: ({ args, context, info }: SubscribeRequest<{ rentalId: string }>) =>
      liveEventsOf(context, rentalChanged, args.rentalId, () => visibleRental(context, args.rentalId, info)),
    description:
      'The rental as it is now, and each time that something happens to it: one of your own, or any with RENTALS_VIEW. Of changes in quick succession only the last may be sent.',
  })
  rentalUpdated(
    @Arg('rentalId', () => ID, { description: "The rental's id." }) rentalId: string,
    @Root() _event: ReceivedEvent<{ about: string }>,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return visibleRental(ctx, rentalId, info);
  }
}

/** @throws BAD_USER_INPUT, with the same message whether there is no such rental or it is somebody else's */
async function visibleRental(ctx: Context, rentalId: string, info: GraphQLResolveInfo): Promise<RentalRow> {
  const rental = await rentalById(ctx, rentalId, info);
  if (rental) return rental;
  throw new GraphQLError(`There is no rental with the id ${rentalId} that you may see.`, {
    extensions: { code: 'BAD_USER_INPUT', fields: [['rentalId']] },
  });
}
