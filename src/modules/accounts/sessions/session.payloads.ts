import { ID, Int } from 'type-graphql';
import { payloadOf, returned } from '../../../platform/graphql/payload-of.ts';
import { user } from '../users/user.payloads.ts';
import { MfaChallenge } from './mfa-challenge.type.ts';
import { SessionTokens } from './session-tokens.type.ts';

/** The tokens of a session that has just started. */
export const newSession = returned(
  'session',
  () => SessionTokens,
  'The tokens of the new session; null when there were errors or a second factor is still required.',
);

export const mfaChallenge = returned(
  'mfaChallenge',
  () => MfaChallenge,
  'The challenge for the second factor; null when the account has none.',
);

const refreshedSession = returned(
  'session',
  () => SessionTokens,
  'The new tokens; null when there were errors. The old refresh token must not be used again.',
);

const endedSessionId = returned(
  'endedSessionId',
  () => ID,
  'The id of the ended session; null when there were errors.',
);

const endedCount = returned(
  'endedCount',
  () => Int,
  'How many sessions were ended; null when there were errors.',
);

export const SignInPayload = payloadOf('signIn', user, newSession, mfaChallenge);
export const CompleteMfaChallengePayload = payloadOf('completeMfaChallenge', user, newSession);
export const RefreshSessionPayload = payloadOf('refreshSession', refreshedSession);
export const SignOutPayload = payloadOf('signOut', endedSessionId);
export const RevokeSessionPayload = payloadOf('revokeSession', endedSessionId);
export const RevokeAllSessionsPayload = payloadOf('revokeAllSessions', endedCount);
