import type { Context } from '../../platform/context/context.ts';
import { bulkInsert } from '../../platform/database/bulk.ts';
import { newId } from '../../platform/lib/typed-id.ts';
import { publish } from '../../platform/live/publish.ts';
import { OrderEvent, type OrderEventKind } from './order-event.entity.ts';
import { orderChanged } from './orders.live.ts';

/**
 * Adds an event to the timeline of an order, within a transaction, and publishes the change to subscribers.
 * @returns the id of the event
 */
export async function recordTimelineEvent(
  ctx: Context,
  orderId: string,
  kind: OrderEventKind,
  details: Record<string, unknown> = {},
): Promise<{ orderEventId: string }> {
  const event = {
    id: newId(OrderEvent.idPrefix),
    order: orderId,
    at: ctx.clock.now(),
    kind,
    actorId: ctx.actor.userId,
    details,
  };
  publish(ctx, orderChanged, { about: orderId });
  await bulkInsert(ctx, OrderEvent, [event]);
  return { orderEventId: event.id };
}
