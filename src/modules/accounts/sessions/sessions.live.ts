import { defineLiveTopic } from '../../../platform/live/live-topic.ts';

/** The session ended. */
export const sessionEnded = defineLiveTopic('session.ended');

/** Sessions of the user ended, perhaps not all of them; about the user. */
export const userSessionsEnded = defineLiveTopic('sessions.ended');
