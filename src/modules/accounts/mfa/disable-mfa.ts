import { requireUserId } from '../../../platform/authorization/rules.ts';
import type { Context } from '../../../platform/context/context.ts';
import { inTransaction } from '../../../platform/context/in-transaction.ts';
import { lockById } from '../../../platform/database/saving.ts';
import { emit } from '../../../platform/jobs/emit.ts';
import { UserError } from '../../../platform/lib/user-error.ts';
import { raiseAlert } from '../../audit/alerts/raise-alert.ts';
import { audit } from '../../audit/audit.ts';
import { userMfaChanged } from '../accounts.events.ts';
import { verifyOwnPassword } from '../passwords/verify-own-password.ts';
import { User } from '../users/user.entity.ts';
import { acceptSecondFactor } from './accept-second-factor.ts';
import { checkingCode } from './checking-code.ts';
import type { DisableMfaInput } from './mfa.inputs.ts';
import { removeSecondFactor } from './remove-second-factor.ts';

/**
 * Turns off the actor's second factor.
 * @throws UserError INVALID_CREDENTIALS, INVALID_CODE, MFA_NOT_ENABLED, MFA_UNREADABLE
 * @throws RATE_LIMITED
 */
export async function disableMfa(
  ctx: Context,
  { password, code }: DisableMfaInput,
): Promise<{ userId: string }> {
  const userId = requireUserId(ctx);
  await (await verifyOwnPassword(ctx, password, 'password')).succeeded();
  // Counted separately: otherwise somebody who knows the password could reset the count of failed codes with it.
  return checkingCode(ctx, userId, code, () =>
    inTransaction(ctx, async ctx => {
      const user = await lockById(ctx, User, userId, []);
      if (!user.mfaEnabledAt) throw new UserError('MFA_NOT_ENABLED', 'No second factor is enrolled.');
      if (!(await acceptSecondFactor(ctx, user, code)))
        throw new UserError('INVALID_CODE', 'This code is wrong or was used before.', { path: ['code'] });
      await removeSecondFactor(ctx, user);
      audit(ctx, 'user.mfa-disabled', user);
      await raiseAlert(ctx, {
        kind: 'MFA_DISABLED',
        subject: userId,
        message: `${userId} turned off the second factor.`,
      });
      emit(ctx, userMfaChanged, { userId, enabled: false });
      return { userId };
    }),
  );
}
