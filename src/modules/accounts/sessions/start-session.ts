import type { Context } from '../../../platform/context/context.ts';
import { create } from '../../../platform/database/create.ts';
import { hashOfToken, newSecretToken } from '../../../platform/lib/secret-token.ts';
import type { User } from '../users/user.entity.ts';
import { signAccessToken } from './access-token.ts';
import { deviceOf } from './device.ts';
import { RefreshToken } from './refresh-token.entity.ts';
import { Session } from './session.entity.ts';
import type { IssuedTokens } from './session-tokens.type.ts';

/** A session that is not refreshed for this long ends. */
export const sessionLifetimeMs = 30 * 24 * 60 * 60 * 1_000;

/** Starts a session of the user on the device of the request, within a transaction. */
export async function startSession(
  ctx: Context,
  user: User,
): Promise<{ session: Session; tokens: IssuedTokens }> {
  const now = ctx.clock.now();
  const expiresAt = new Date(now.getTime() + sessionLifetimeMs);
  const session = create(ctx, Session, {
    user,
    device: deviceOf(ctx.request.userAgent),
    ip: ctx.request.ip,
    lastUsedAt: now,
    expiresAt,
    wroteAt: now,
  });
  const refreshToken = newSecretToken();
  create(ctx, RefreshToken, { session, tokenHash: hashOfToken(refreshToken) });
  const access = await signAccessToken(ctx.services, { userId: user.id, sessionId: session.id });
  return { session, tokens: { ...access, refreshToken, refreshTokenExpiresAt: expiresAt } };
}
