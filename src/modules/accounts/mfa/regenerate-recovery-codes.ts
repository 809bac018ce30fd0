import { requireUserId } from '../../../platform/authorization/rules.ts';
import type { Context } from '../../../platform/context/context.ts';
import { inTransaction } from '../../../platform/context/in-transaction.ts';
import { lockById } from '../../../platform/database/saving.ts';
import { emit } from '../../../platform/jobs/emit.ts';
import { UserError } from '../../../platform/lib/user-error.ts';
import { audit } from '../../audit/audit.ts';
import { userRecoveryCodesReplaced } from '../accounts.events.ts';
import { verifyOwnPassword } from '../passwords/verify-own-password.ts';
import { User } from '../users/user.entity.ts';
import { acceptSecondFactor } from './accept-second-factor.ts';
import { checkingCode } from './checking-code.ts';
import type { RegenerateRecoveryCodesInput } from './mfa.inputs.ts';
import { replaceRecoveryCodes } from './recovery-codes.ts';

/**
 * Replaces the actor's recovery codes. Earlier ones stop working.
 * @throws UserError INVALID_CREDENTIALS, INVALID_CODE, MFA_NOT_ENABLED, MFA_UNREADABLE
 * @throws RATE_LIMITED
 */
export async function regenerateRecoveryCodes(
  ctx: Context,
  { password, code }: RegenerateRecoveryCodesInput,
): Promise<{ recoveryCodes: string[] }> {
  const userId = requireUserId(ctx);
  await (await verifyOwnPassword(ctx, password, 'password')).succeeded();
  return checkingCode(ctx, userId, code, () =>
    inTransaction(ctx, async ctx => {
      const user = await lockById(ctx, User, userId, []);
      if (!user.mfaEnabledAt) throw new UserError('MFA_NOT_ENABLED', 'No second factor is enrolled.');
      if (!(await acceptSecondFactor(ctx, user, code)))
        throw new UserError('INVALID_CODE', 'This code is wrong or was used before.', { path: ['code'] });
      audit(ctx, 'user.recovery-codes-replaced', user);
      emit(ctx, userRecoveryCodesReplaced, { userId });
      return { recoveryCodes: await replaceRecoveryCodes(ctx, user) };
    }),
  );
}
