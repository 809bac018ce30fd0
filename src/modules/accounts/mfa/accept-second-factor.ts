import type { Context } from '../../../platform/context/context.ts';
import { hashOfToken } from '../../../platform/lib/secret-token.ts';
import type { User } from '../users/user.entity.ts';
import { RecoveryCode } from './recovery-code.entity.ts';
import { plainRecoveryCode } from './recovery-codes.ts';
import { stepOfCode } from './totp.ts';

export const totpPurpose = 'totp-secret';

/**
 * Whether the code is the user's second factor now, and uses it up: a time step or a recovery code counts once. The
 * user is locked, so that of two requests with one code the second comes too late.
 */
export async function acceptSecondFactor(ctx: Context, user: User, code: string): Promise<boolean> {
  if (!user.mfaEnabledAt) return false;
  return (await acceptTotp(ctx, user, code)) || (await acceptRecoveryCode(ctx, user, code));
}

/** The same for the authenticator alone, also while its enrolment waits to be confirmed. */
export async function acceptTotp(ctx: Context, user: User, code: string): Promise<boolean> {
  if (!user.totpSecret) return false;
  const secret = await ctx.services.keys.open(totpPurpose, user.id, user.totpSecret);
  const step = stepOfCode(secret, code, ctx.clock.now());
  if (step === null || step <= (user.totpLastStep ?? 0)) return false;
  user.totpLastStep = step;
  return true;
}

async function acceptRecoveryCode(ctx: Context, user: User, code: string): Promise<boolean> {
  const used = await ctx.em.nativeUpdate(
    RecoveryCode,
    { user: user.id, codeHash: hashOfToken(plainRecoveryCode(code)), usedAt: null },
    { usedAt: ctx.clock.now() },
  );
  return used === 1;
}
