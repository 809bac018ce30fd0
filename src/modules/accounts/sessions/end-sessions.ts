import type { Context } from '../../../platform/context/context.ts';
import { publish } from '../../../platform/live/publish.ts';
import { dropPendingChange } from '../email-change/drop-pending-change.ts';
import { userChanged } from '../users/users.live.ts';
import { Session } from './session.entity.ts';
import { clearCookiesAfterCommit } from './session-transport.ts';
import { sessionEnded, userSessionsEnded } from './sessions.live.ts';

export type EndReason =
  | 'SIGNED_OUT'
  | 'REVOKED'
  | 'PASSWORD_CHANGED'
  | 'PASSWORD_RESET'
  | 'EMAIL_CHANGED'
  | 'MFA_CHANGED'
  | 'REFRESH_TOKEN_REUSED'
  | 'SUSPENDED'
  | 'DEMO_ENDED'
  | 'DELETED';

/**
 * Ends all sessions of a user, or all but one, within a transaction. A pending change of the email address goes with them:
 * whoever began it may be the one whom this is to keep out. Returns how many were ended.
 */
export async function endSessions(
  ctx: Context,
  userId: string,
  reason: EndReason,
  { except }: { except?: string | null } = {},
): Promise<number> {
  publish(ctx, userSessionsEnded, { about: userId });
  publish(ctx, userChanged, { about: userId });
  if (ctx.actor.userId === userId && ctx.actor.sessionId !== except) clearCookiesAfterCommit(ctx);
  await dropPendingChange(ctx, userId);
  return ctx.em.nativeUpdate(
    Session,
    { user: userId, revokedAt: null, ...(except && { id: { $ne: except } }) },
    { revokedAt: ctx.clock.now(), revokedReason: reason },
  );
}

/** Ends one session within a transaction. Returns whether it was still active. */
export async function endSession(ctx: Context, sessionId: string, reason: EndReason): Promise<boolean> {
  publish(ctx, sessionEnded, { about: sessionId });
  if (ctx.actor.sessionId === sessionId) clearCookiesAfterCommit(ctx);
  const ended = await ctx.em.nativeUpdate(
    Session,
    { id: sessionId, revokedAt: null },
    { revokedAt: ctx.clock.now(), revokedReason: reason },
  );
  return ended === 1;
}
