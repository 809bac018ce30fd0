import { defineLiveTopic } from '../../platform/live/live-topic.ts';

/** A user was notified of something; about the user. */
export const notificationCreated = defineLiveTopic<{ readonly notificationId: string }>(
  'notification.created',
);
