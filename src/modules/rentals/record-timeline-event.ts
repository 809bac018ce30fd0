import type { Context } from '../../platform/context/context.ts';
import { bulkInsert } from '../../platform/database/bulk.ts';
import { newId } from '../../platform/lib/typed-id.ts';
import { publish } from '../../platform/live/publish.ts';
import { RentalEvent, type RentalEventKind } from './rental-event.entity.ts';
import { rentalChanged } from './rentals.live.ts';

/** Adds an event to the timeline of a rental, within a transaction, and publishes the change to subscribers. */
export function recordTimelineEvent(
  ctx: Context,
  rentalId: string,
  kind: RentalEventKind,
  details: Record<string, unknown> = {},
): Promise<void> {
  const event = {
    id: newId(RentalEvent.idPrefix),
    rental: rentalId,
    at: ctx.clock.now(),
    kind,
    actorId: ctx.actor.userId,
    details,
  };
  publish(ctx, rentalChanged, { about: rentalId });
  return bulkInsert(ctx, RentalEvent, [event]);
}
