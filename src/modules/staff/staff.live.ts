import { defineLiveTopic } from '../../platform/live/live-topic.ts';

/** Somebody registered as staff. The event is about the staff member. */
export const staffRegistration = defineLiveTopic('staff.registered');
