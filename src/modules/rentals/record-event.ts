import type { Context } from '../../context.ts';
import { bulkInsert } from '../../database/bulk.ts';
import { newId } from '../../lib/typed-id.ts';
import { RentalEvent, type RentalEventKind } from './rental-event.entity.ts';

/** Adds to the timeline of a rental, within a transaction. */
export function recordEvent(
  ctx: Context,
  rentalId: string,
  kind: RentalEventKind,
  details: Record<string, unknown> = {},
): Promise<void> {
  const event = {
    id: newId(RentalEvent.idPrefix),
    rental: rentalId as never,
    at: ctx.clock.now(),
    kind,
    actorId: ctx.actor.userId,
    details,
  };
  return bulkInsert(ctx, RentalEvent, [event]);
}
