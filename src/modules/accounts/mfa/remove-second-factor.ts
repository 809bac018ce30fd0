import type { Context } from '../../../platform/context/context.ts';
import { publish } from '../../../platform/live/publish.ts';
import type { User } from '../users/user.entity.ts';
import { userChanged } from '../users/users.live.ts';
import { RecoveryCode } from './recovery-code.entity.ts';

/** Removes the authenticator and the recovery codes of a locked user, within a transaction. */
export async function removeSecondFactor(ctx: Context, user: User): Promise<void> {
  user.mfaEnabledAt = null;
  user.totpSecret = null;
  user.totpLastStep = null;
  publish(ctx, userChanged, { about: user.id });
  await ctx.em.nativeDelete(RecoveryCode, { user: user.id });
}
