import { defineLiveTopic } from '../../platform/live/live-topic.ts';

/** Somebody registered as staff; about the staff member. */
export const staffRegistration = defineLiveTopic('staff.registered');
