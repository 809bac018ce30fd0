import { requireUserId } from '../../../platform/authorization/rules.ts';
import type { Context } from '../../../platform/context/context.ts';
import { inTransaction } from '../../../platform/context/in-transaction.ts';
import { publish } from '../../../platform/live/publish.ts';
import { audit } from '../../audit/audit.ts';
import { userChanged } from '../users/users.live.ts';
import { endSession } from './end-sessions.ts';

/** Ends the session of the request. */
export async function signOut(ctx: Context): Promise<{ endedSessionId: string }> {
  const userId = requireUserId(ctx);
  const sessionId = ctx.actor.sessionId!;
  return inTransaction(ctx, async ctx => {
    await endSession(ctx, sessionId, 'SIGNED_OUT');
    publish(ctx, userChanged, { about: userId });
    audit(ctx, 'session.signed-out', { type: 'User', id: userId }, { details: { sessionId } });
    return { endedSessionId: sessionId };
  });
}
