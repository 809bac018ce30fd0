import { defineLiveTopic } from '../../platform/live/live-topic.ts';

/** The status or the progress of an export changed, or it was deleted. The event is about the export. */
export const exportChanged = defineLiveTopic('export.changed');
