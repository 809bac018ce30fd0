import type { Context } from '../../../platform/context/context.ts';
import { hashOfToken } from '../../../platform/lib/secret-token.ts';
import { UserError } from '../../../platform/lib/user-error.ts';
import { isSealedWithOldSecret, seal, unseal } from '../../../platform/sealing/sealed-column.ts';
import type { User } from '../users/user.entity.ts';
import { RecoveryCode } from './recovery-code.entity.ts';
import { plainRecoveryCode } from './recovery-codes.ts';
import { sealedTotpSecrets } from './sealed-totp-secrets.ts';
import { isTotpCode, stepOfCode } from './totp.ts';

/**
 * Checks a code of the authenticator or a recovery code, and marks it as used: each code is accepted once. The caller has
 * locked the user, so that the second of two requests with the same code is refused. A recovery code is accepted also when
 * the secret of the authenticator can no longer be opened.
 * @throws UserError MFA_UNREADABLE
 */
export async function acceptSecondFactor(ctx: Context, user: User, code: string): Promise<boolean> {
  if (!user.mfaEnabledAt) return false;
  return isTotpCode(code) ? acceptTotp(ctx, user, code) : acceptRecoveryCode(ctx, user, code);
}

/**
 * Checks a code of the authenticator only, also before the enrollment is confirmed.
 * @throws UserError MFA_UNREADABLE
 */
export async function acceptTotp(ctx: Context, user: User, code: string): Promise<boolean> {
  if (!user.totpSecret) return false;
  const secret = await openSecret(ctx, user, user.totpSecret);
  const step = stepOfCode(secret, code, ctx.clock.now());
  if (step === null || step <= (user.totpLastStep ?? 0)) return false;
  user.totpLastStep = step;
  if (isSealedWithOldSecret(ctx, sealedTotpSecrets, user.totpSecret))
    user.totpSecret = await seal(ctx, sealedTotpSecrets, user.id, secret);
  return true;
}

async function openSecret(ctx: Context, user: User, sealed: string): Promise<string> {
  try {
    return await unseal(ctx, sealedTotpSecrets, user.id, sealed);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    ctx.log.warn({ userId: user.id, reason }, 'The secret of an authenticator cannot be opened.');
    throw new UserError(
      'MFA_UNREADABLE',
      'The store can no longer check codes of this authenticator. Use a recovery code, or ask an administrator to reset your second factor.',
      { path: ['code'] },
    );
  }
}

async function acceptRecoveryCode(ctx: Context, user: User, code: string): Promise<boolean> {
  const used = await ctx.em.nativeUpdate(
    RecoveryCode,
    { user: user.id, codeHash: hashOfToken(plainRecoveryCode(code)), usedAt: null },
    { usedAt: ctx.clock.now() },
  );
  return used === 1;
}
