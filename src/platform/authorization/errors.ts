import { GraphQLError } from 'graphql';
import type { Actor } from './actor.ts';
import type { Permission } from './permission.ts';

export function unauthenticated(actor: Actor): GraphQLError {
  const message = actor.hasBadToken
    ? 'Your access token has expired, or its session has ended. Refresh the session, or sign in again.'
    : 'Sign in to do this.';
  return new GraphQLError(message, { extensions: { code: 'UNAUTHENTICATED' } });
}

export function forbidden(permission: Permission): GraphQLError {
  return new GraphQLError(`This needs the permission ${permission}, which you do not have.`, {
    extensions: { code: 'FORBIDDEN', permission },
  });
}

export function mfaRequired(): GraphQLError {
  return new GraphQLError(
    'Your role requires a second factor. Enroll one with enrollMfa and confirmMfa; then you can do this.',
    { extensions: { code: 'FORBIDDEN', reason: 'MFA_ENROLLMENT_REQUIRED' } },
  );
}

/** For a rule that does not say why. */
export function refused(): GraphQLError {
  return new GraphQLError('You may not use this.', { extensions: { code: 'FORBIDDEN' } });
}
