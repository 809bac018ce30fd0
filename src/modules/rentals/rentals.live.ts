import { defineLiveTopic } from '../../platform/live/live-topic.ts';

/** Published when something happens to a rental. */
export const rentalChanged = defineLiveTopic('rental.changed');
