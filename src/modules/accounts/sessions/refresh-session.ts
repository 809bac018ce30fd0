import { LockMode } from '@mikro-orm/core';
import type { Context } from '../../../platform/context/context.ts';
import { inTransaction } from '../../../platform/context/in-transaction.ts';
import { create } from '../../../platform/database/create.ts';
import { hashOfToken, newSecretToken } from '../../../platform/lib/secret-token.ts';
import { UserError } from '../../../platform/lib/user-error.ts';
import { publish } from '../../../platform/live/publish.ts';
import { seal, unseal } from '../../../platform/sealing/sealed-column.ts';
import { raiseAlert } from '../../audit/alerts/raise-alert.ts';
import { audit } from '../../audit/audit.ts';
import { userChanged } from '../users/users.live.ts';
import { signAccessToken } from './access-token.ts';
import { RefreshToken } from './refresh-token.entity.ts';
import { sealedSuccessors } from './sealed-successors.ts';
import { Session } from './session.entity.ts';
import type { RefreshSessionInput } from './session.inputs.ts';
import { clearSessionCookies, sessionCookiesIn } from './session-cookies.ts';
import type { SessionTokens } from './session-tokens.type.ts';
import { answerWith, type SessionTransport } from './session-transport.ts';
import { sessionEnded } from './sessions.live.ts';
import { sessionLifetimeMs } from './start-session.ts';

/**
 * For this long, a client that lost the answer, or its second tab, can repeat the request and get the same answer. A server
 * that restarts and a telephone that waits between its attempts take that long.
 */
const retryMs = 60_000;

/**
 * Exchanges a refresh token for the next one. A token that was exchanged before counts as stolen: the session ends, both
 * for its owner and for the thief.
 * @throws UserError TOKEN_INVALID, REFRESH_TOKEN_REUSED; COOKIES_REFUSED
 */
export async function refreshSession(
  ctx: Context,
  input: RefreshSessionInput,
): Promise<{ session: SessionTokens }> {
  if (input.refreshToken != null) return exchange(ctx, input.refreshToken, 'BODY');
  try {
    return await exchange(ctx, refreshTokenInCookie(ctx), 'COOKIE');
  } catch (error) {
    // A session that has ended stays so, and its cookies would only be refused again.
    if (error instanceof UserError && ctx.actor.byCookie) clearSessionCookies(ctx);
    throw error;
  }
}

function refreshTokenInCookie({ services, request }: Context): string {
  const token = sessionCookiesIn(services.config, request.cookies ?? {})?.refreshToken;
  if (token) return token;
  throw new UserError(
    'TOKEN_INVALID',
    'There is no session to refresh: send its refresh token or its cookie.',
    {
      path: ['refreshToken'],
    },
  );
}

async function exchange(
  ctx: Context,
  refreshToken: string,
  transport: SessionTransport,
): Promise<{ session: SessionTokens }> {
  const session = await inTransaction(ctx, async ctx => {
    const { session, used } = await lockFamily(ctx, refreshToken);
    const now = ctx.clock.now();
    if (used.usedAt && (now.getTime() - used.usedAt.getTime() > retryMs || !used.successor)) {
      await endFamily(ctx, session);
      return undefined;
    }
    const next = await successorOf(ctx, session, used, refreshToken);
    session.lastUsedAt = now;
    session.expiresAt = new Date(now.getTime() + sessionLifetimeMs);
    session.ip = ctx.request.ip;
    const access = await signAccessToken(ctx.services, { userId: session.user.id, sessionId: session.id });
    const tokens = { ...access, refreshToken: next, refreshTokenExpiresAt: session.expiresAt };
    return transport === 'BODY' ? tokens : answerWith(ctx, transport, tokens);
  });
  if (session) return { session };
  throw new UserError(
    'REFRESH_TOKEN_REUSED',
    'This refresh token was already used, so its session was ended for safety. Sign in again.',
    { path: ['refreshToken'] },
  );
}

/** Loads and locks the token and its session, so that the second of two simultaneous exchanges sees the result of the first. */
async function lockFamily(
  ctx: Context,
  refreshToken: string,
): Promise<{ session: Session; used: RefreshToken }> {
  const invalid = () =>
    new UserError('TOKEN_INVALID', 'This refresh token is wrong or its session has ended. Sign in again.', {
      path: ['refreshToken'],
    });
  const lock = { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true } as const;
  const used = await ctx.em.findOne(RefreshToken, { tokenHash: hashOfToken(refreshToken) }, lock);
  if (!used) throw invalid();
  const session = await ctx.em.findOne(
    Session,
    { id: used.session.id, revokedAt: null, expiresAt: { $gt: ctx.clock.now() } },
    { ...lock, populate: ['user'] },
  );
  if (session?.user.status !== 'ACTIVE' || session.user.deletedAt !== null) throw invalid();
  return { session, used };
}

async function successorOf(
  ctx: Context,
  session: Session,
  used: RefreshToken,
  refreshToken: string,
): Promise<string> {
  // Encrypted for the old token: only a client that presents that token can get its successor again.
  if (used.successor) return unseal(ctx, sealedSuccessors, refreshToken, used.successor);
  const next = newSecretToken();
  used.usedAt = ctx.clock.now();
  used.successor = await seal(ctx, sealedSuccessors, refreshToken, next);
  create(ctx, RefreshToken, { session, tokenHash: hashOfToken(next) });
  return next;
}

async function endFamily(ctx: Context, session: Session): Promise<void> {
  const userId = session.user.id;
  session.revokedAt = ctx.clock.now();
  session.revokedReason = 'REFRESH_TOKEN_REUSED';
  publish(ctx, sessionEnded, { about: session.id });
  publish(ctx, userChanged, { about: userId });
  audit(
    ctx,
    'session.refresh-token-reused',
    { type: 'User', id: userId },
    {
      actorId: userId,
      details: { sessionId: session.id, device: session.device },
    },
  );
  await raiseAlert(ctx, {
    kind: 'REFRESH_TOKEN_REUSED',
    subject: userId,
    message: `A used refresh token of a session of ${userId} was used again, from ${ctx.request.ip ?? 'an unknown address'}. The session was ended.`,
  });
}
