import { defineLiveTopic } from '../../platform/live/live-topic.ts';

/** Something happened to the order. */
export const orderChanged = defineLiveTopic('order.changed');
