import type { Context } from '../../platform/context/context.ts';
import { bulkInsert } from '../../platform/database/bulk.ts';
import { newId } from '../../platform/lib/typed-id.ts';
import { RentalEvent, type RentalEventKind } from './rental-event.entity.ts';

/** Adds an event to the timeline of a rental, within a transaction. */
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
  return bulkInsert(ctx, RentalEvent, [event]);
}
