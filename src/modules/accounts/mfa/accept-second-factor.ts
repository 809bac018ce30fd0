import type { Context } from '../../../platform/context/context.ts';
import { hashOfToken } from '../../../platform/lib/secret-token.ts';
import type { User } from '../users/user.entity.ts';
import { RecoveryCode } from './recovery-code.entity.ts';
import { plainRecoveryCode } from './recovery-codes.ts';
import { stepOfCode } from './totp.ts';

export const totpPurpose = 'totp-secret';

/**
 * Checks a code of the authenticator or a recovery code, and marks it as used: each code is accepted once. The caller has
 * locked the user, so that the second of two requests with the same code is refused.
 */
export async function acceptSecondFactor(ctx: Context, user: User, code: string): Promise<boolean> {
  if (!user.mfaEnabledAt) return false;
  return (await acceptTotp(ctx, user, code)) || (await acceptRecoveryCode(ctx, user, code));
}

/** Checks a code of the authenticator only, also before the enrollment is confirmed. */
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
