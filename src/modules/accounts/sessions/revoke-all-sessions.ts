import { requireUserId } from '../../../platform/authorization/rules.ts';
import type { Context } from '../../../platform/context/context.ts';
import { inTransaction } from '../../../platform/context/in-transaction.ts';
import { audit } from '../../audit/audit.ts';
import { endSessions } from './end-sessions.ts';
import type { RevokeAllSessionsInput } from './session.inputs.ts';

/** Ends all sessions of the actor; `keepCurrent` keeps the one of this request. Returns how many were ended. */
export async function revokeAllSessions(
  ctx: Context,
  { keepCurrent }: RevokeAllSessionsInput,
): Promise<{ endedCount: number }> {
  const userId = requireUserId(ctx);
  return inTransaction(ctx, async ctx => {
    const except = keepCurrent ? ctx.actor.sessionId : null;
    const endedCount = await endSessions(ctx, userId, 'REVOKED', { except });
    audit(ctx, 'session.all-revoked', { type: 'User', id: userId }, { details: { endedCount } });
    return { endedCount };
  });
}
