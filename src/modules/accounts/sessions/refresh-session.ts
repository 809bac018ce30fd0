import { LockMode } from '@mikro-orm/core';
import type { Context } from '../../../platform/context/context.ts';
import { inTransaction } from '../../../platform/context/in-transaction.ts';
import { hashOfToken, newSecretToken } from '../../../platform/lib/secret-token.ts';
import { UserError } from '../../../platform/lib/user-error.ts';
import { publish } from '../../../platform/live/publish.ts';
import { raiseAlert } from '../../audit/alerts/raise-alert.ts';
import { audit } from '../../audit/audit.ts';
import { signAccessToken } from './access-token.ts';
import { RefreshToken } from './refresh-token.entity.ts';
import { Session } from './session.entity.ts';
import type { RefreshSessionInput } from './session.inputs.ts';
import type { SessionTokens } from './session-tokens.ts';
import { sessionEnded } from './sessions.live.ts';
import { sessionLifetimeMs } from './start-session.ts';

/** A client that lost the answer, or two of its tabs, may ask again for this long and get the same answer. */
const retryMs = 10_000;
const purpose = 'refresh-token';

/**
 * Exchanges a refresh token for the next one. A token that was exchanged before is taken as stolen: whoever has it or
 * its successor, the session ends for both.
 * @throws UserError TOKEN_INVALID, REFRESH_TOKEN_REUSED
 */
export async function refreshSession(
  ctx: Context,
  { refreshToken }: RefreshSessionInput,
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
    return { ...access, refreshToken: next, refreshTokenExpiresAt: session.expiresAt };
  });
  if (session) return { session };
  throw new UserError(
    'REFRESH_TOKEN_REUSED',
    'This refresh token was exchanged before, so its session has ended for safety. Sign in again.',
    { path: ['refreshToken'] },
  );
}

/** The token and its session, both locked, so that of two exchanges at once the second sees what the first did. */
async function lockFamily(
  ctx: Context,
  refreshToken: string,
): Promise<{ session: Session; used: RefreshToken }> {
  const invalid = () =>
    new UserError('TOKEN_INVALID', 'This refresh token is wrong, or its session has ended. Sign in again.', {
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
  const { keys } = ctx.services;
  // Sealed for the old token itself: only who shows that one again can be given its successor again.
  if (used.successor) return keys.open(purpose, refreshToken, used.successor);
  const next = newSecretToken();
  used.usedAt = ctx.clock.now();
  used.successor = await keys.seal(purpose, refreshToken, next);
  ctx.em.create(RefreshToken, { session, tokenHash: hashOfToken(next) } as never);
  return next;
}

async function endFamily(ctx: Context, session: Session): Promise<void> {
  const userId = session.user.id;
  session.revokedAt = ctx.clock.now();
  session.revokedReason = 'REFRESH_TOKEN_REUSED';
  publish(ctx, sessionEnded, { about: session.id });
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
    message: `An old refresh token of a session of ${userId} was used again, from ${ctx.request.ip ?? 'an unknown address'}. The session has ended.`,
  });
}
