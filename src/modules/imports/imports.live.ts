import { defineLiveTopic } from '../../platform/live/live-topic.ts';

/** Published when an import gets on, ends, or is canceled. */
export const importChanged = defineLiveTopic('import.changed');
