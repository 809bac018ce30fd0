import { defineLiveTopic } from '../../../platform/live/live-topic.ts';

/** Something that users see of themselves changed: profile, roles, permissions, status, sessions. About the user. */
export const userChanged = defineLiveTopic('user.changed');
