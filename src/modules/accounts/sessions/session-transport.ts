import { Field, registerEnumType } from 'type-graphql';
import { cookiesRefused } from '../../../platform/authorization/own-page.ts';
import type { Context } from '../../../platform/context/context.ts';
import { clearSessionCookies, setSessionCookies } from './session-cookies.ts';
import type { IssuedTokens, SessionTokens } from './session-tokens.type.ts';

export const SessionTransport = { BODY: 'BODY', COOKIE: 'COOKIE' } as const;
export type SessionTransport = keyof typeof SessionTransport;
registerEnumType(SessionTransport, {
  name: 'SessionTransport',
  description: 'How the tokens of a new session reach the client.',
  valuesConfig: {
    BODY: { description: 'In the answer, for clients that keep them themselves.' },
    COOKIE: {
      description:
        'As cookies that no script can read, for pages in a browser. The answer has no tokens, only their times.',
    },
  },
});

/** The field of an input that begins a session. */
export function Transport(): PropertyDecorator {
  return Field(() => SessionTransport, {
    defaultValue: 'BODY',
    description:
      'How the tokens of the session reach you. A request that came with a session cookie is always answered by COOKIE.',
  });
}

const cookies = Symbol('session cookies');

/**
 * The tokens of a session as the client gets them, within a transaction: as they are, or as cookies after the commit.
 * @throws COOKIES_REFUSED
 */
export function answerWith(ctx: Context, transport: SessionTransport, tokens: IssuedTokens): SessionTokens {
  if (transport === 'BODY' && !ctx.actor.byCookie) return tokens;
  if (ctx.request.page !== 'OWN') throw cookiesRefused(ctx.request.page);
  ctx.afterCommit(cookies, () => setSessionCookies(ctx, tokens));
  return { ...tokens, accessToken: null, refreshToken: null };
}

/** Within a transaction that ends the session of the request: after the commit, the answer clears its cookies. */
export function clearCookiesAfterCommit(ctx: Context): void {
  if (ctx.actor.byCookie) ctx.afterCommit(cookies, () => clearSessionCookies(ctx));
}
