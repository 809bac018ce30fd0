import { GraphQLError } from 'graphql';
import type { Context } from '../context/context.ts';

/** A mutation by cookie comes from a page of ours. @throws COOKIES_REFUSED */
export function requireOwnPage({ actor, request }: Pick<Context, 'actor' | 'request'>): void {
  if (actor.byCookie && request.page !== 'OWN') throw cookiesRefused(request.page);
}

/** Why a request cannot use the cookies of a session, or set them. */
export function cookiesRefused(page: Context['request']['page']): GraphQLError {
  const message =
    page === 'FOREIGN'
      ? 'Session cookies are only for pages of this store, and the Origin header names another site. CORS_ORIGINS adds one.'
      : 'Session cookies are for browsers, whose Origin header names a page of this store. Programs send an access token.';
  return new GraphQLError(message, { extensions: { code: 'COOKIES_REFUSED', http: { status: 403 } } });
}
