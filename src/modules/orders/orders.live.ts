import { defineLiveTopic } from '../../platform/live/live-topic.ts';

/** Published when something happens to an order. */
export const orderChanged = defineLiveTopic('order.changed');

/** An order was placed, or sold at the counter. The event is about the order. Imported ones are no news. */
export const newOrder = defineLiveTopic('order.placed');
