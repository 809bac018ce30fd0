import type { Context } from '../../../platform/context/context.ts';
import { hashOfToken, newSecretToken } from '../../../platform/lib/secret-token.ts';
import type { User } from '../users/user.entity.ts';
import { signAccessToken } from './access-token.ts';
import { deviceOf } from './device.ts';
import { RefreshToken } from './refresh-token.entity.ts';
import { Session } from './session.entity.ts';
import type { SessionTokens } from './session-tokens.ts';

/** A session that is not refreshed for this long ends. */
export const sessionLifetimeMs = 30 * 24 * 60 * 60 * 1_000;

/** Signs the user in on the device that the request came from, within a transaction. */
export async function startSession(
  ctx: Context,
  user: User,
): Promise<{ session: Session; tokens: SessionTokens }> {
  const now = ctx.clock.now();
  const expiresAt = new Date(now.getTime() + sessionLifetimeMs);
  const session = ctx.em.create(Session, {
    user,
    device: deviceOf(ctx.request.userAgent),
    ip: ctx.request.ip,
    lastUsedAt: now,
    expiresAt,
  } as never) as Session;
  const refreshToken = newSecretToken();
  ctx.em.create(RefreshToken, { session, tokenHash: hashOfToken(refreshToken) } as never);
  const access = await signAccessToken(ctx.services, { userId: user.id, sessionId: session.id });
  return { session, tokens: { ...access, refreshToken, refreshTokenExpiresAt: expiresAt } };
}
