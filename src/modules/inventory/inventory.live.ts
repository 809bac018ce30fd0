import { defineLiveTopic } from '../../platform/live/live-topic.ts';

/** The stock level of a product changed. */
export const stockChanged = defineLiveTopic('stock.changed');
