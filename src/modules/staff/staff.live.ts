import { defineLiveTopic } from '../../platform/live/live-topic.ts';

/** Somebody registered as staff. The event is about the staff member. */
export const staffRegistration = defineLiveTopic('staff.registered');

/** A staff member was created, decided about, changed, deleted, or restored. The event is about the staff member. */
export const staffChanged = defineLiveTopic('staff.changed');
