import type { Context } from '../../../platform/context/context.ts';
import { inTransaction } from '../../../platform/context/in-transaction.ts';
import { publish } from '../../../platform/live/publish.ts';
import { audit } from '../../audit/audit.ts';
import type { EndReason } from '../sessions/end-sessions.ts';
import { Session } from '../sessions/session.entity.ts';
import { userSessionsEnded } from '../sessions/sessions.live.ts';
import { withdrawTokens } from '../tokens/user-tokens.ts';
import { findDemoAccounts } from './find-demo-accounts.ts';

/**
 * At the start in production: a session of a demo account shows that the store was open to everybody until now. Then all its
 * sessions end, since whoever signed in as the demo administrator could have begun others. None can begin here again.
 * @returns how many sessions were ended
 */
export async function endDemoSessions(ctx: Context): Promise<number> {
  return inTransaction(ctx, async ctx => {
    const accounts = (await findDemoAccounts(ctx)).map(({ id }) => id);
    if (accounts.length === 0) return 0;
    const now = ctx.clock.now();
    const isLive = { revokedAt: null, expiresAt: { $gt: now } };
    for (const id of accounts) await withdrawTokens(ctx, id, ['MFA_CHALLENGE', 'RESET_PASSWORD']);
    if ((await ctx.em.count(Session, { user: { $in: accounts }, ...isLive })) === 0) return 0;
    for (const id of accounts) publish(ctx, userSessionsEnded, { about: id });
    const endedCount = await ctx.em.nativeUpdate(Session, isLive, {
      revokedAt: now,
      revokedReason: 'DEMO_ENDED' satisfies EndReason,
    });
    audit(ctx, 'session.demo-ended', null, { details: { endedCount } });
    return endedCount;
  });
}
