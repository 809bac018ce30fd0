import { defineJob } from '../../../platform/jobs/define-job.ts';
import { RefreshToken } from '../sessions/refresh-token.entity.ts';
import { Session } from '../sessions/session.entity.ts';
import { UserToken } from '../tokens/user-token.entity.ts';

/** How long an ended session can still be looked up, for questions such as "was that me?". */
const keepMs = 90 * 24 * 60 * 60 * 1_000;

/** Removes sessions and tokens that ended long ago. */
export const cleanUp = defineJob({
  name: 'accounts.clean-up',
  every: '1d',
  async run(ctx) {
    const before = new Date(ctx.clock.now().getTime() - keepMs);
    const old = { $or: [{ expiresAt: { $lt: before } }, { revokedAt: { $lt: before } }] };
    await ctx.em.nativeDelete(RefreshToken, { session: old });
    await ctx.em.nativeDelete(Session, old);
    await ctx.em.nativeDelete(UserToken, { expiresAt: { $lt: before } });
  },
});
