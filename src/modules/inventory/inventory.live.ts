import { defineLiveTopic } from '../../platform/live/live-topic.ts';

/** There is more or less of the product than before. */
export const stockChanged = defineLiveTopic('stock.changed');
