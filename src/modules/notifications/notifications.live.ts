import { defineLiveTopic } from '../../platform/live/live-topic.ts';

/** A user got a notification. The subject of the event is the user. */
export const notificationCreated = defineLiveTopic<{ readonly notificationId: string }>(
  'notification.created',
);
