import { defineLiveTopic } from '../../../platform/live/live-topic.ts';

/** A session ended. The event is about the session. */
export const sessionEnded = defineLiveTopic('session.ended');

/** All or some sessions of a user ended. The event is about the user. */
export const userSessionsEnded = defineLiveTopic('sessions.ended');
