import { defineLiveTopic } from '../../platform/live/live-topic.ts';

/** Published when something happens to an order. */
export const orderChanged = defineLiveTopic('order.changed');
