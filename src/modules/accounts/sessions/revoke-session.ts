import { isAllowed } from '../../../platform/authorization/actor.ts';
import { requireUserId } from '../../../platform/authorization/rules.ts';
import type { Context } from '../../../platform/context/context.ts';
import { inTransaction } from '../../../platform/context/in-transaction.ts';
import { refuseIf } from '../../../platform/lib/problem.ts';
import { publish } from '../../../platform/live/publish.ts';
import { audit } from '../../audit/audit.ts';
import { checkNotAbove } from '../roles/check-not-above.ts';
import { userChanged } from '../users/users.live.ts';
import { endSession } from './end-sessions.ts';
import { Session } from './session.entity.ts';
import type { RevokeSessionInput } from './session.inputs.ts';
import { endedProblem } from './session.rules.ts';

/**
 * Ends a session: the actor's own, or with USERS_MANAGE any.
 * @throws UserError NOT_FOUND, also for a session that the actor may not end; BEYOND_OWN_PERMISSIONS
 */
export async function revokeSession(
  ctx: Context,
  { sessionId }: RevokeSessionInput,
): Promise<{ endedSessionId: string }> {
  const actorId = requireUserId(ctx);
  return inTransaction(ctx, async ctx => {
    const session = await ctx.em.findOne(Session, { id: sessionId });
    const isOwner = session?.user.id === actorId || isAllowed(ctx.actor, 'USERS_MANAGE');
    if (session && isOwner && session.user.id !== actorId)
      await checkNotAbove(ctx, session.user.id, ['sessionId']);
    const isEnded = session !== null && isOwner && (await endSession(ctx, sessionId, 'REVOKED'));
    refuseIf(endedProblem(sessionId, isEnded), ['sessionId']);
    publish(ctx, userChanged, { about: session!.user.id });
    audit(ctx, 'session.revoked', { type: 'User', id: session!.user.id }, { details: { sessionId } });
    return { endedSessionId: sessionId };
  });
}
